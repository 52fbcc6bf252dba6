package org.steward.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code steward} that every service has.
 *
 * @param mongodb the service's own database; {@code database} defaults to the service's name
 * @param kafka the broker; {@code sessionTimeout} is how long the partitions of a crashed instance stand still at the most
 * @param claims how often keys that were claimed for nobody are freed
 * @param clock {@code driven} only in the local profile and tests
 */
@ConfigurationProperties("steward")
public record StewardSettings(
        Mongodb mongodb,
        Kafka kafka,
        @DefaultValue Claims claims,
        @DefaultValue Clock clock) {

    public record Mongodb(String uri, @Nullable String database) {}

    public record Kafka(
            String bootstrapServers,
            @DefaultValue("1") short replicationFactor,
            @DefaultValue("12") int partitions,
            @DefaultValue("3s") Duration sessionTimeout) {}

    public record Claims(@DefaultValue("5m") Duration sweepEvery) {}

    public record Clock(@DefaultValue("false") boolean driven) {}
}
