package org.steward.platform.outbox;

import java.time.Duration;
import java.util.Map;

/** A topic that a service creates at its start when it is missing. */
public record TopicSpec(String name, int partitions, Map<String, String> config) {

    public TopicSpec {
        config = Map.copyOf(config);
    }

    /** Events are kept for ever: a new service reads them from the first. */
    public static TopicSpec keptForEver(String name, int partitions) {
        return new TopicSpec(name, partitions, Map.of("retention.ms", "-1"));
    }

    /** Old records are worth nothing. */
    public static TopicSpec keptFor(String name, int partitions, Duration time) {
        return new TopicSpec(name, partitions, Map.of("retention.ms", String.valueOf(time.toMillis())));
    }
}
