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
 * @param sessionTimeout after this long without a sign of life an instance's partitions go to the others; the broker's
 *     {@code group.min.session.timeout.ms} must allow it
 */
public record ProjectionSettings(
        String service,
        String bootstrapServers,
        Map<String, String> kafka,
        String heartbeatOf,
        Duration sessionTimeout,
        Pace pace) {

    /** Short enough that a leaver is out everywhere within five seconds, also when an instance has just crashed. */
    static final Duration USUAL_SESSION = Duration.ofSeconds(3);

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
        return new ProjectionSettings(service, bootstrapServers, Map.of(), "staff", USUAL_SESSION, Pace.USUAL);
    }

    public ProjectionSettings withPace(Pace other) {
        return new ProjectionSettings(service, bootstrapServers, kafka, heartbeatOf, sessionTimeout, other);
    }

    public ProjectionSettings withHeartbeatOf(String other) {
        return new ProjectionSettings(service, bootstrapServers, kafka, other, sessionTimeout, pace);
    }

    public ProjectionSettings withSessionTimeout(Duration other) {
        return new ProjectionSettings(service, bootstrapServers, kafka, heartbeatOf, other, pace);
    }

    static String topic(String service) {
        return service + ".events";
    }

    String groupId(String worker) {
        return service + '-' + worker;
    }
}
