package org.steward.platform.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics of a service that are missing, in the background and for as long as it takes. */
public final class TopicSetup {

    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final RelaySettings settings;
    private final List<TopicSpec> topics;
    private final Outage outage;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread worker;

    public TopicSetup(RelaySettings settings, List<TopicSpec> topics) {
        this.settings = settings;
        this.topics = List.copyOf(topics);
        this.outage =
                new Outage(log, settings.service() + ": looking for its topics on " + settings.bootstrapServers());
    }

    /** Returns at once. */
    public void start() {
        worker = Thread.ofVirtual().name(settings.service() + "-topics").start(this::work);
    }

    public void stop() {
        stopped.countDown();
        Thread running = worker;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Whether every topic is there. */
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /** Waits until every topic is there; returns whether they are. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return ready.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void work() {
        try {
            while (stopped.getCount() > 0) {
                try {
                    setUp();
                    outage.over();
                    ready.countDown();
                    return;
                } catch (ExecutionException | KafkaException failure) {
                    Throwable cause = failure.getCause();
                    if (stopped.await(outage.failed(cause == null ? failure : cause), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void setUp() throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.service() + "-topics");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS - 1_000);
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        config.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(settings.kafka());
        try (Admin admin = Admin.create(config)) {
            Set<String> existing = admin.listTopics().names().get();
            for (TopicSpec topic : topics) {
                if (existing.contains(topic.name())) {
                    compare(admin, topic);
                } else {
                    create(admin, topic);
                }
            }
        }
    }

    private void create(Admin admin, TopicSpec topic) throws ExecutionException, InterruptedException {
        Map<String, String> config = new HashMap<>(topic.config());
        if (settings.replication() >= 3) {
            // One replica may be away without stopping the writes, and no acknowledged write is on one replica only.
            config.putIfAbsent("min.insync.replicas", "2");
        }
        NewTopic created =
                new NewTopic(topic.name(), topic.partitions(), (short) settings.replication()).configs(config);
        try {
            admin.createTopics(List.of(created)).all().get();
            log.info("topic {} created: {} partitions, {}", topic.name(), topic.partitions(), config);
        } catch (ExecutionException failure) {
            // Another instance was first.
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    /** An existing topic is the operator's: said, not changed. */
    private void compare(Admin admin, TopicSpec topic) throws ExecutionException, InterruptedException {
        TopicDescription description = admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get()
                .get(topic.name());
        if (description != null && description.partitions().size() != topic.partitions()) {
            log.warn(
                    "topic {} has {} partitions, expected {}; left as it is",
                    topic.name(),
                    description.partitions().size(),
                    topic.partitions());
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        topic.config().forEach((name, wanted) -> {
            ConfigEntry entry = config == null ? null : config.get(name);
            if (entry != null && !wanted.equals(entry.value())) {
                log.warn(
                        "topic {} has {}={}, expected {}; left as it is, but events may be lost to new readers",
                        topic.name(),
                        name,
                        entry.value(),
                        wanted);
            }
        });
    }
}
