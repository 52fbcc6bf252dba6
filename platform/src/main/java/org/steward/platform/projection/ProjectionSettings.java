package org.steward.platform.projection;

import java.time.Duration;
import java.util.Map;

/**
 * How one service follows events.
 *
 * @param service name of the service, the prefix of its consumer groups
 * @param bootstrapServers of the Kafka cluster
 * @param kafka further client settings, such as those for TLS and SASL
 * @param heartbeatOf the service whose heartbeats tell how fresh its views are here
 */
public record ProjectionSettings(
        String service, String bootstrapServers, Map<String, String> kafka, String heartbeatOf, Pace pace) {

    /**
     * The size of the worker's steps.
     *
     * @param batch most records applied by one step
     * @param attempts how often an event is tried before its key is parked
     * @param firstWait between the first two of them; doubled each time
     * @param parallelReactions keys a reaction works on at once
     */
    public record Pace(int batch, int attempts, Duration firstWait, int parallelReactions) {
        public static final Pace USUAL = new Pace(500, 5, Duration.ofMillis(100), 16);
    }

    public ProjectionSettings {
        kafka = Map.copyOf(kafka);
    }

    /** The usual settings. */
    public static ProjectionSettings of(String service, String bootstrapServers) {
        return new ProjectionSettings(service, bootstrapServers, Map.of(), "staff", Pace.USUAL);
    }

    public ProjectionSettings withPace(Pace other) {
        return new ProjectionSettings(service, bootstrapServers, kafka, heartbeatOf, other);
    }

    public ProjectionSettings withHeartbeatOf(String other) {
        return new ProjectionSettings(service, bootstrapServers, kafka, other, pace);
    }

    static String topic(String service) {
        return service + ".events";
    }

    String groupId(String worker) {
        return service + '-' + worker;
    }
}
