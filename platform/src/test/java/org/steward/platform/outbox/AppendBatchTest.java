package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class AppendBatchTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void positionsRunOnFromTheFirstWithoutAGap() {
        AppendBatch batch = new AppendBatch(List.of(item("a", 1), item("a", 2), item("b", 7)));
        assertThat(batch.entries(3, 41, NOW))
                .extracting(entry -> entry.getInt64("position").getValue())
                .containsExactly(41L, 42L, 43L);
        assertThat(batch.entries(3, 41, NOW))
                .allSatisfy(
                        entry -> assertThat(entry.getInt32("shard").getValue()).isEqualTo(3));
    }

    @Test
    void whatIsThereAlreadyIsSettledAndTheRestMovesUp() {
        AppendBatch batch = new AppendBatch(List.of(item("a", 1), item("a", 2), item("b", 1)));
        batch.reconcile(Map.of("a:1", journalled("a", 1, 99)));
        assertThat(batch.settled()).containsExactlyEntriesOf(Map.of("a", 1L));
        assertThat(batch.ids()).containsExactly("a:2", "b:1");
        assertThat(batch.entries(0, 100, NOW).getFirst().getInt64("position").getValue())
                .isEqualTo(100);
    }

    @Test
    void otherContentStopsThatAggregateAndNoOther() {
        AppendBatch batch = new AppendBatch(List.of(item("a", 1), item("a", 2), item("a", 3), item("b", 1)));
        BsonDocument other = journalled("a", 2, 50).append("type", new BsonString("other"));
        batch.reconcile(Map.of("a:1", journalled("a", 1, 49), "a:2", other));
        assertThat(batch.settled()).containsExactlyEntriesOf(Map.of("a", 1L));
        assertThat(batch.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.aggregateId()).isEqualTo("a");
            assertThat(refusal.sequence()).isEqualTo(2);
        });
        assertThat(batch.ids()).containsExactly("b:1");
    }

    @Test
    void aLaterEventWithoutItsPredecessorStopsTheAggregate() {
        AppendBatch batch = new AppendBatch(List.of(item("a", 1), item("a", 2), item("b", 1)));
        batch.reconcile(Map.of("a:2", journalled("a", 2, 50)));
        assertThat(batch.settled()).isEmpty();
        assertThat(batch.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("a:2", "not sequence 1"));
        assertThat(batch.ids()).containsExactly("b:1");
    }

    @Test
    void aDocumentThatCannotBeStoredStopsItsAggregateFromThereOn() {
        AppendBatch batch = new AppendBatch(List.of(item("a", 1), item("a", 2), item("b", 1), item("a", 3)));
        batch.refuse(1, "too large");
        assertThat(batch.ids()).containsExactly("a:1", "b:1");
        batch.inserted(2);
        assertThat(batch.isDone()).isTrue();
        assertThat(batch.settled()).containsOnly(Map.entry("a", 1L), Map.entry("b", 1L));
    }

    /**
     * Two writers, one of them a former holder that does not know, append overlapping batches to one journal in any
     * interleaving, with any part of a write taking effect: no gap, no event twice, each aggregate in order.
     */
    @Property(tries = 500)
    void anyInterleavingOfTwoWritersLeavesAGaplessJournal(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int events) {
        Random random = new Random(seed);
        Model journal = new Model();
        List<AppendBatch> writers = List.of(new AppendBatch(items(events)), new AppendBatch(items(events)));
        long[] next = {1, 1};
        for (int step = 0;
                step < 1_000 && !(writers.get(0).isDone() && writers.get(1).isDone());
                step++) {
            int who = random.nextInt(2);
            AppendBatch batch = writers.get(who);
            if (batch.isDone()) {
                continue;
            }
            List<BsonDocument> entries = batch.entries(0, next[who], NOW);
            int most = 1 + random.nextInt(entries.size());
            int written = journal.insert(entries.subList(0, most));
            boolean answerLost = random.nextInt(4) == 0;
            if (written == entries.size() && !answerLost) {
                batch.inserted(written);
                next[who] += written;
            } else {
                batch.reconcile(journal.byId);
                next[who] = journal.head() + 1;
            }
        }
        assertThat(writers).allMatch(AppendBatch::isDone).allMatch(batch -> batch.refusals()
                .isEmpty());
        assertThat(journal.byPosition.keySet()).hasSize((int) journal.head());
        Map<String, Long> sequences = new HashMap<>();
        journal.byPosition.values().forEach(entry -> assertThat(
                        entry.getInt64("sequence").getValue())
                .isEqualTo(sequences.merge(entry.getString("aggregateId").getValue(), 1L, Long::sum)));
        assertThat(journal.byId).hasSize(events * 3);
    }

    /** The two unique indexes of the journal and an ordered insert that stops at the first duplicate. */
    private static final class Model {
        final Map<String, BsonDocument> byId = new HashMap<>();
        final TreeMap<Long, BsonDocument> byPosition = new TreeMap<>();

        int insert(List<BsonDocument> entries) {
            int written = 0;
            for (BsonDocument entry : entries) {
                String id = entry.getString("_id").getValue();
                long position = entry.getInt64("position").getValue();
                if (byId.containsKey(id) || byPosition.containsKey(position)) {
                    return written;
                }
                byId.put(id, entry);
                byPosition.put(position, entry);
                written++;
            }
            return written;
        }

        long head() {
            return byPosition.isEmpty() ? 0 : byPosition.lastKey();
        }
    }

    private static List<AppendBatch.Item> items(int events) {
        List<AppendBatch.Item> items = new ArrayList<>();
        for (String aggregate : List.of("a", "b", "c")) {
            for (int sequence = 1; sequence <= events; sequence++) {
                items.add(item(aggregate, sequence));
            }
        }
        return items;
    }

    private static AppendBatch.Item item(String aggregate, long sequence) {
        return new AppendBatch.Item(aggregate, sequence, entry(aggregate, sequence));
    }

    private static BsonDocument journalled(String aggregate, long sequence, long position) {
        return entry(aggregate, sequence).append("shard", new BsonInt64(5)).append("position", new BsonInt64(position));
    }

    private static BsonDocument entry(String aggregate, long sequence) {
        return new BsonDocument("_id", new BsonString(aggregate + ":" + sequence))
                .append("aggregateId", new BsonString(aggregate))
                .append("sequence", new BsonInt64(sequence))
                .append("type", new BsonString("t"));
    }
}
