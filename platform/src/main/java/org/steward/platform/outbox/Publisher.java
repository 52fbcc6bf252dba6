package org.steward.platform.outbox;

import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.LeaseTerm;
import org.steward.platform.outbox.BlockedAggregate.Stage;

/**
 * Stage 2 of the relay for one shard and one term of its lease: publishes the journal in order of position.
 *
 * <p>The cursor moves after the commit, so a crash in between publishes again; consumers know an event by its sequence.
 */
final class Publisher {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final String CURSOR = "publishedPosition";
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RelayParts parts;
    private final int shard;
    private final LeaseTerm term;
    private final ShardBlocks blocks;
    private final Backlog backlog;
    private final Consumer<RelayStep> probe;
    private final Envelope envelope;
    private final Outage outage;
    private final Signal signal = new Signal();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable ProducerRecord<String, byte[]> heartbeat;
    private @Nullable TransactionalSender sender;
    private long published;
    private boolean cursorMoved;
    private long lastSentNanos;

    Publisher(
            RelayParts parts,
            int shard,
            LeaseTerm term,
            ShardBlocks blocks,
            Backlog backlog,
            Consumer<RelayStep> probe) {
        this.parts = parts;
        this.shard = shard;
        this.term = term;
        this.blocks = blocks;
        this.backlog = backlog;
        this.probe = probe;
        this.envelope = new Envelope(parts.settings().service());
        this.outage = new Outage(log, parts.settings().service() + " shard " + shard + ": publishing");
    }

    /** A journal entry with the records it becomes. */
    private record Outgoing(JournalEntry entry, List<ProducerRecord<String, byte[]>> records) {}

    /** The published position that a lease document holds. */
    static long cursor(BsonDocument lease) {
        return lease.containsKey(CURSOR) ? lease.getNumber(CURSOR).longValue() : 0;
    }

    /** The journal has grown. */
    void wake() {
        signal.give();
    }

    /** Sends the record as soon as possible; only the latest is kept. */
    void sendHeartbeat(ProducerRecord<String, byte[]> record) {
        heartbeat = record;
        signal.give();
    }

    void stop() {
        stopped.countDown();
        signal.give();
    }

    /** Works until stopped or until the term is over. */
    void run(long fromPosition) {
        published = fromPosition;
        lastSentNanos = System.nanoTime();
        try {
            while (!isStopped() && !term.isOver()) {
                turn();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            closeSender();
        }
    }

    private void turn() throws InterruptedException {
        if (!term.isLive() || !parts.topics().isReady()) {
            pause(TimeUnit.MILLISECONDS.toNanos(50));
            return;
        }
        try {
            boolean progress = step();
            outage.over();
            if (!progress) {
                awaitWork();
            }
        } catch (TransactionalSender.Fenced fenced) {
            log.warn(
                    "{} shard {} epoch {}: another instance publishes this shard; the lease is dropped",
                    parts.settings().service(),
                    shard,
                    term.epoch());
            term.release();
        } catch (JournalWriter.TermLost lost) {
            closeSender();
        } catch (RuntimeException failure) {
            closeSender();
            pause(outage.failed(failure));
        }
    }

    /** Costs the database nothing while there is nothing to publish. */
    private void awaitWork() throws InterruptedException {
        while (!signal.await(LONGEST_WAIT_NANOS) && !isStopped() && term.isLive()) {
            closeIdleSender();
        }
    }

    /** Returns whether there was something to do. */
    private boolean step() {
        saveCursor();
        boolean caughtUp = catchUp();
        boolean beaten = beat();
        // Asked before reading: the journal may grow in between.
        long head = backlog.head();
        int limit = parts.settings().pace().publishBatch();
        List<JournalEntry> entries = parts.journal().shardEntries(shard, published, limit);
        if (entries.isEmpty()) {
            if (head > published) {
                throw new IllegalStateException(
                        "the journal has no entry at position " + (published + 1) + " but should have up to " + head);
            }
            return caughtUp || beaten;
        }
        publish(contiguous(entries));
        return true;
    }

    private List<JournalEntry> contiguous(List<JournalEntry> entries) {
        long expected = published;
        for (JournalEntry entry : entries) {
            expected++;
            if (entry.position() != expected) {
                throw new IllegalStateException(
                        "the journal has position " + entry.position() + ", expected " + expected);
            }
        }
        return entries;
    }

    private void publish(List<JournalEntry> entries) {
        List<Outgoing> outgoing = new ArrayList<>(entries.size());
        for (JournalEntry entry : entries) {
            if (!blocks.isBlocked(Stage.TOPIC, entry.aggregateId())) {
                Outgoing records = route(entry);
                if (records != null) {
                    outgoing.add(records);
                }
            }
        }
        send(outgoing);
        probe.accept(RelayStep.COMMITTED);
        published = entries.getLast().position();
        cursorMoved = true;
        backlog.published(published);
        parts.meters().published(entries.size());
        saveCursor();
        probe.accept(RelayStep.CURSOR_MOVED);
    }

    /** Null when a route fails: that is no fault of the broker and would fail again, so the aggregate is held back. */
    private @Nullable Outgoing route(JournalEntry entry) {
        try {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            records.add(
                    envelope.record(entry, OutgoingRecord.event(parts.settings().topic(), entry)));
            for (OutgoingRoute route : parts.routes()) {
                for (OutgoingRecord further : route.route(entry)) {
                    records.add(envelope.record(entry, further));
                }
            }
            return new Outgoing(entry, records);
        } catch (RuntimeException failure) {
            log.error("{} {} cannot be routed", parts.settings().service(), entry.id(), failure);
            block(entry, "it cannot be routed: " + failure);
            return null;
        }
    }

    private void send(List<Outgoing> outgoing) {
        if (outgoing.isEmpty()) {
            return;
        }
        try {
            transaction(outgoing);
        } catch (TransactionalSender.Rejected rejected) {
            oneByOne(outgoing);
        }
    }

    /** Slow, but finds exactly the entries that the broker does not take. */
    private void oneByOne(List<Outgoing> outgoing) {
        Set<String> stopped = new HashSet<>();
        for (Outgoing one : outgoing) {
            if (stopped.contains(one.entry().aggregateId())) {
                continue;
            }
            try {
                transaction(List.of(one));
            } catch (TransactionalSender.Rejected rejected) {
                stopped.add(one.entry().aggregateId());
                block(one.entry(), "the broker does not take it: " + rejected.getMessage());
            }
        }
    }

    private void transaction(List<Outgoing> outgoing) throws TransactionalSender.Rejected {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        outgoing.forEach(one -> records.addAll(one.records()));
        probe.accept(RelayStep.BEFORE_PUBLISH);
        sender().send(records, () -> probe.accept(RelayStep.BEFORE_COMMIT));
    }

    private void block(JournalEntry entry, String reason) {
        blocks.block(
                Stage.TOPIC,
                entry.aggregateType(),
                entry.aggregateId(),
                entry.event().sequence(),
                reason);
    }

    /** Publishes what was held back of an aggregate and is to be tried again, a page at a time. */
    private boolean catchUp() {
        BlockedAggregate blocked = blocks.nextRetry();
        if (blocked == null) {
            return false;
        }
        int limit = parts.settings().pace().publishBatch();
        List<JournalEntry> held = parts.journal().heldBack(blocked, published, limit);
        List<Outgoing> outgoing = new ArrayList<>();
        for (JournalEntry entry : held) {
            Outgoing records = route(entry);
            if (records == null) {
                break;
            }
            outgoing.add(records);
        }
        send(outgoing);
        // Otherwise one of them failed again and it is held back from there.
        if (blocks.isRetrying(blocked.aggregateId())) {
            if (held.size() < limit) {
                blocks.unblock(blocked);
            } else {
                blocks.advance(blocked, held.getLast().event().sequence() + 1);
            }
        }
        return true;
    }

    private boolean beat() {
        ProducerRecord<String, byte[]> record = heartbeat;
        if (record == null) {
            return false;
        }
        heartbeat = null;
        try {
            sender().send(List.of(record), () -> {});
        } catch (TransactionalSender.Rejected rejected) {
            log.error(
                    "{}: the broker does not take heartbeats", parts.settings().service(), rejected);
        }
        return true;
    }

    private void saveCursor() {
        if (cursorMoved && term.update(Updates.set(CURSOR, published))) {
            cursorMoved = false;
        }
    }

    private TransactionalSender sender() {
        TransactionalSender open = sender;
        if (open == null) {
            open = new TransactionalSender(parts.settings(), shard);
            sender = open;
            // Opening fenced every other; if we were paused and lost the shard meanwhile, we must not be the one to
            // send.
            if (!term.confirm()) {
                throw new JournalWriter.TermLost(shard, term.epoch());
            }
        }
        lastSentNanos = System.nanoTime();
        return open;
    }

    private void closeIdleSender() {
        long idle = System.nanoTime() - lastSentNanos;
        if (sender != null && idle > parts.settings().pace().producerIdle().toNanos()) {
            closeSender();
        }
    }

    private void closeSender() {
        TransactionalSender open = sender;
        sender = null;
        if (open != null) {
            open.close();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(long nanos) throws InterruptedException {
        if (stopped.await(nanos, TimeUnit.NANOSECONDS)) {
            return;
        }
    }
}
