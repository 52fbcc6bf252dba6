package org.steward.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer under the name of one relay shard. Opening it fences every earlier one of that name and
 * ends what it left open. After a failure other than a rejection it is of no more use.
 */
final class TransactionalSender {

    private final KafkaProducer<String, byte[]> producer;

    /** Opens the producer; blocks until the broker has fenced the former one, or fails. */
    TransactionalSender(RelaySettings settings, int shard) {
        this.producer = new KafkaProducer<>(config(settings, shard), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException failure) {
            producer.close(Duration.ZERO);
            throw isFencing(failure) ? new Fenced(failure) : failure;
        }
    }

    private static Map<String, Object> config(RelaySettings settings, int shard) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(ProducerConfig.CLIENT_ID_CONFIG, settings.service() + "-relay-" + shard);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.service() + "-relay-" + shard);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // Forty of them in one JVM: small buffers, no reporters. A batch is sent when the transaction is committed.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 32 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // Right after a commit the next transaction is told to try again in a moment; a tenth of a second would be
        // long.
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        // A broker that is away is noticed soon; the relay itself tries again for ever.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 250);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        config.putAll(settings.kafka());
        return config;
    }

    /** The broker will never take one of the records. Nothing was published; the sender can be used on. */
    static final class Rejected extends Exception {
        Rejected(Throwable cause) {
            super(cause.toString(), cause);
        }
    }

    /** Another producer of this name was opened: somebody else has the shard. */
    static final class Fenced extends RuntimeException {
        Fenced(Throwable cause) {
            super(cause);
        }
    }

    /** Publishes all or none. {@code beforeCommit} runs when everything has been sent. */
    void send(List<ProducerRecord<String, byte[]>> records, Runnable beforeCommit) throws Rejected {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        try {
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record : records) {
                sent.add(producer.send(record));
            }
            producer.flush();
            beforeCommit.run();
            producer.commitTransaction();
        } catch (KafkaException failure) {
            if (isFencing(failure)) {
                throw new Fenced(failure);
            }
            Throwable rejection = rejection(failure, sent);
            if (rejection == null) {
                throw failure;
            }
            producer.abortTransaction();
            throw new Rejected(rejection);
        }
    }

    /** Closes at once, also in the middle of a transaction, which the next sender of this name ends. */
    void close() {
        producer.close(Duration.ZERO);
    }

    private static boolean isFencing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable rejection(KafkaException failure, List<Future<RecordMetadata>> sent) {
        if (isRejection(failure)) {
            return failure;
        }
        for (Future<RecordMetadata> one : sent) {
            Throwable cause = one.isDone() ? failureOf(one) : null;
            if (isRejection(cause)) {
                return cause;
            }
        }
        return null;
    }

    private static @Nullable Throwable failureOf(Future<RecordMetadata> done) {
        try {
            done.get();
            return null;
        } catch (ExecutionException failure) {
            return failure.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static boolean isRejection(@Nullable Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
    }
}
