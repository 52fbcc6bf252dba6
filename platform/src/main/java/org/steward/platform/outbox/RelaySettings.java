package org.steward.platform.outbox;

import java.time.Duration;
import java.util.Map;

/**
 * How one service relays its events.
 *
 * @param service name of the service; its topic is {@code <service>.events}
 * @param bootstrapServers of the Kafka cluster
 * @param kafka further client settings, such as those for TLS and SASL
 * @param partitions of the service's topics, chosen once
 * @param replication of the service's topics
 * @param heartbeat how often to say on {@code <service>.heartbeats} that everything so far is published; zero for never
 */
public record RelaySettings(
        String service,
        String bootstrapServers,
        Map<String, String> kafka,
        int partitions,
        int replication,
        Duration heartbeat,
        Pace pace) {

    /**
     * The size of the relay's steps.
     *
     * @param journalBatch most events appended to the journal by one write
     * @param publishBatch most journal entries in one Kafka transaction
     * @param aggregateSlice most events taken from one aggregate before the next has its turn
     * @param sweep in this time every collection is looked at once for events that no nudge told of
     * @param producerIdle a producer with nothing to send for this long is closed
     * @param lagLimit a mass run waits while more than this waits to be published
     */
    public record Pace(
            int journalBatch,
            int publishBatch,
            int aggregateSlice,
            Duration sweep,
            Duration producerIdle,
            long lagLimit) {

        public static final Pace USUAL = new Pace(500, 500, 100, Duration.ofSeconds(1), Duration.ofMinutes(1), 2_000);
    }

    public RelaySettings {
        kafka = Map.copyOf(kafka);
    }

    /** The usual settings: 12 partitions, one replica, no heartbeat. */
    public static RelaySettings of(String service, String bootstrapServers) {
        return new RelaySettings(service, bootstrapServers, Map.of(), 12, 1, Duration.ZERO, Pace.USUAL);
    }

    public RelaySettings withHeartbeat(Duration every) {
        return new RelaySettings(service, bootstrapServers, kafka, partitions, replication, every, pace);
    }

    public RelaySettings withPace(Pace other) {
        return new RelaySettings(service, bootstrapServers, kafka, partitions, replication, heartbeat, other);
    }

    /** Where the service's events go. */
    public String topic() {
        return service + ".events";
    }

    /** Where the service says that it is up to date, if it does. */
    public String heartbeatTopic() {
        return service + ".heartbeats";
    }

    boolean hasHeartbeat() {
        return !heartbeat.isZero();
    }
}
