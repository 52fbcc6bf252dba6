package org.steward.platform.projection;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Consumers as every follower here needs them. */
final class ConsumerFactory {

    private static final int MEBIBYTE = 1024 * 1024;

    /** The least a broker takes where nobody configured it. */
    private static final int STOCK_SESSION_MILLIS = 6_000;

    /** The group's coordinator must have seen several heartbeats missing before it gives a member up. */
    private static final int HEARTBEATS_PER_SESSION = 4;

    private static final Logger log = LoggerFactory.getLogger(ConsumerFactory.class);

    private final ProjectionSettings settings;
    private volatile int sessionMillis;

    ConsumerFactory(ProjectionSettings settings) {
        this.settings = settings;
        this.sessionMillis = Math.toIntExact(settings.sessionTimeout().toMillis());
    }

    /** The broker refused the session time: from now on what every broker takes. */
    void sessionRefused() {
        if (sessionMillis < STOCK_SESSION_MILLIS) {
            log.warn(
                    "the broker does not allow sessions of {} ms (its group.min.session.timeout.ms); {} ms are taken, "
                            + "so after a crash views may stand still for that long",
                    sessionMillis,
                    STOCK_SESSION_MILLIS);
            sessionMillis = STOCK_SESSION_MILLIS;
        }
    }

    KafkaConsumer<String, byte[]> open(String group) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pace().batch());
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 120_000);
        // So long the partitions of a killed instance stand still, and one heartbeat of the others.
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionMillis / HEARTBEATS_PER_SESSION);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * MEBIBYTE);
        // A topic that its service creates later is found within this time.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 3_000);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8_000);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(settings.kafka());
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
