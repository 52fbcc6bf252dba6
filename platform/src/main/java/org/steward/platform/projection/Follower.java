package org.steward.platform.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer on its own thread: poll, apply, commit. What could not be applied because something is away is delivered
 * again when it is back; until then its partitions are paused and the place in the group is kept.
 */
final class Follower {

    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final long STOP_LIMIT_MILLIS = 15_000;

    /** A batch that takes longer is left where it is and taken up after a poll, so that the group keeps its member. */
    private static final long BATCH_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String group;
    private final ConsumerFactory consumers;
    private final Target target;
    private final WorkerMeters meters;
    private final Backoff backoff;
    // Kafka's times are those of the machines, also where the service's own clock is driven.
    private final Clock machine = Clock.systemUTC();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private volatile boolean running;
    private volatile long lag;
    private @Nullable volatile KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;
    private long pausedUntilNanos;
    private boolean paused;

    Follower(String group, ConsumerFactory consumers, Target target, WorkerMeters meters) {
        this.group = group;
        this.consumers = consumers;
        this.target = target;
        this.meters = meters;
        this.backoff = new Backoff(log, "consumer " + group);
    }

    void start() {
        running = true;
        Thread started = new Thread(this::work, group);
        started.setDaemon(true);
        thread = started;
        started.start();
        meters.lag(group, () -> lag);
    }

    /** Asks it to stop; {@link #join} waits until it has. */
    void stop() {
        running = false;
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        Thread stopping = thread;
        if (stopping != null) {
            LockSupport.unpark(stopping);
        }
    }

    void join() {
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(STOP_LIMIT_MILLIS);
            if (stopping.isAlive()) {
                log.warn(
                        "consumer {} has not stopped within {} ms; it ends with the process", group, STOP_LIMIT_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    String group() {
        return group;
    }

    private void work() {
        while (running) {
            try {
                follow();
            } catch (WakeupException stopping) {
                log.debug("consumer {} was woken", group);
            } catch (InvalidSessionTimeoutException refused) {
                consumers.sessionRefused();
                LockSupport.parkNanos(backoff.failed(refused));
            } catch (Throwable failure) {
                // A new consumer begins where the group stands, so nothing is lost whatever this was.
                if (running) {
                    LockSupport.parkNanos(backoff.failed(failure));
                }
            }
        }
    }

    private void follow() {
        KafkaConsumer<String, byte[]> opened = consumers.open(group);
        try {
            consumer = opened;
            paused = false;
            uncommitted.clear();
            opened.subscribe(target.topics(), new Rebalance());
            while (running) {
                step(opened);
            }
        } finally {
            consumer = null;
            lag = 0;
            opened.close(CloseOptions.timeout(CLOSE_LIMIT));
        }
    }

    private void step(KafkaConsumer<String, byte[]> polled) {
        ConsumerRecords<String, byte[]> records = polled.poll(POLL);
        if (paused && System.nanoTime() - pausedUntilNanos >= 0) {
            paused = false;
            polled.resume(polled.paused());
        }
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(records.nextOffsets());
        if (!records.isEmpty()) {
            Target.Result result = apply(records);
            for (Delivery left : result.unfinished()) {
                long offset = left.record().offset();
                next.merge(left.partition(), new OffsetAndMetadata(offset), (a, b) -> a.offset() <= b.offset() ? a : b);
            }
            result.unfinished().stream().map(Delivery::partition).distinct().forEach(partition -> {
                OffsetAndMetadata from = next.get(partition);
                if (from != null) {
                    polled.seek(partition, from);
                }
            });
            pauseIf(result.outage(), polled);
        }
        uncommitted.putAll(next);
        commit(polled);
        lag = lag(polled);
    }

    private Target.Result apply(ConsumerRecords<String, byte[]> records) {
        List<Delivery> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            batch.add(EventDecoder.decode(record));
        }
        long end = System.nanoTime() + BATCH_LIMIT_NANOS;
        Target.Result result;
        try {
            result = target.apply(batch, () -> running && System.nanoTime() - end < 0);
        } catch (RuntimeException failure) {
            return new Target.Result(batch, failure);
        }
        if (result.outage() == null) {
            long now = machine.millis();
            for (ConsumerRecord<String, byte[]> record : records) {
                meters.delay(group, Duration.ofMillis(Math.max(0, now - record.timestamp())));
            }
        }
        return result;
    }

    private void pauseIf(@Nullable Throwable outage, KafkaConsumer<String, byte[]> polled) {
        if (outage == null) {
            backoff.over();
            return;
        }
        meters.outage(group);
        polled.pause(polled.assignment());
        paused = true;
        pausedUntilNanos = System.nanoTime() + backoff.failed(outage);
    }

    private void commit(KafkaConsumer<String, byte[]> polled) {
        if (uncommitted.isEmpty()) {
            return;
        }
        try {
            polled.commitSync(Map.copyOf(uncommitted), COMMIT_LIMIT);
            uncommitted.clear();
        } catch (WakeupException stopping) {
            // What is done should not be delivered again only because we stop.
            polled.commitSync(Map.copyOf(uncommitted), CLOSE_LIMIT);
            throw stopping;
        } catch (CommitFailedException movedOn) {
            // Another member has them, or will: they are delivered again, as duplicates.
            uncommitted.clear();
            log.debug("consumer {}: commit came too late for a rebalance", group, movedOn);
        } catch (RebalanceInProgressException | RetriableException later) {
            // What stays ours through the rebalance is not delivered again, so nothing else would ever commit it.
            log.debug("consumer {}: commit is tried again with the next", group, later);
        }
    }

    private static long lag(KafkaConsumer<String, byte[]> polled) {
        long sum = 0;
        for (TopicPartition partition : polled.assignment()) {
            OptionalLong behind = polled.currentLag(partition);
            sum += behind.orElse(0);
        }
        return sum;
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            log.debug("consumer {} got {}", group, partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            uncommitted.keySet().removeAll(partitions);
        }
    }
}
