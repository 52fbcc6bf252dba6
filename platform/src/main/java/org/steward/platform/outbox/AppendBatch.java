package org.steward.platform.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

/**
 * What is left of one batch of events on their way into the journal, whatever the attempts so far came to. Pure.
 *
 * <p>The events of an aggregate are together and in order of sequence. Positions are given anew for each attempt, from
 * the first free one and without gaps: in a gap, a former holder of the shard could write below the cursor of
 * publishing, where nobody looks any more.
 */
final class AppendBatch {

    private static final Set<String> PLACEMENT = Set.of("shard", "position", "journaledAt");

    /** An event without its place in the journal. */
    record Item(String aggregateId, long sequence, BsonDocument entry) {
        String id() {
            return JournalEntry.id(aggregateId, sequence);
        }
    }

    /** Why an aggregate stops at a sequence. */
    record Refusal(String aggregateId, long sequence, String reason) {}

    private List<Item> remaining;
    private final Map<String, Long> settled = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();

    AppendBatch(List<Item> items) {
        this.remaining = new ArrayList<>(items);
    }

    boolean isDone() {
        return remaining.isEmpty();
    }

    int size() {
        return remaining.size();
    }

    List<String> ids() {
        return remaining.stream().map(Item::id).toList();
    }

    /** For each aggregate the sequence up to which the journal has everything. */
    Map<String, Long> settled() {
        return settled;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** The journal entries of what is left, at the positions from {@code first}. */
    List<BsonDocument> entries(int shard, long first, Instant now) {
        List<BsonDocument> entries = new ArrayList<>(remaining.size());
        for (Item item : remaining) {
            BsonDocument entry = new BsonDocument();
            entry.putAll(item.entry());
            entry.append("shard", new BsonInt32(shard))
                    .append("position", new BsonInt64(first + entries.size()))
                    .append("journaledAt", new BsonDateTime(now.toEpochMilli()));
            entries.add(entry);
        }
        return entries;
    }

    /** The first {@code count} of what is left are in the journal now. */
    void inserted(int count) {
        remaining.subList(0, count).forEach(this::settle);
        remaining = new ArrayList<>(remaining.subList(count, remaining.size()));
    }

    /** The event at {@code index} of what is left cannot be stored: its aggregate stops before it. */
    void refuse(int index, String reason) {
        Item refused = remaining.get(index);
        refusals.add(new Refusal(refused.aggregateId(), refused.sequence(), reason));
        List<Item> kept = new ArrayList<>();
        for (int i = 0; i < remaining.size(); i++) {
            if (i < index || !remaining.get(i).aggregateId().equals(refused.aggregateId())) {
                kept.add(remaining.get(i));
            }
        }
        remaining = kept;
    }

    /**
     * Compares what is left with what the journal has under the same ids: the same content was journalled by an earlier
     * attempt (a crash before the outbox was emptied); other content stops the aggregate; so does a later event
     * without its predecessor.
     */
    void reconcile(Map<String, BsonDocument> journalled) {
        List<Item> absent = new ArrayList<>();
        Map<String, Long> firstAbsent = new LinkedHashMap<>();
        Set<String> stopped = new HashSet<>();
        for (Item item : remaining) {
            BsonDocument existing = journalled.get(item.id());
            if (stopped.contains(item.aggregateId())) {
                continue;
            }
            Long missing = firstAbsent.get(item.aggregateId());
            if (existing == null) {
                firstAbsent.putIfAbsent(item.aggregateId(), item.sequence());
                absent.add(item);
            } else if (missing != null) {
                stop(item, "the journal has " + item.id() + " but not sequence " + missing, stopped);
                absent.removeIf(other -> other.aggregateId().equals(item.aggregateId()));
            } else if (content(existing).equals(content(item.entry()))) {
                settle(item);
            } else {
                stop(item, "the journal has other content under " + item.id(), stopped);
            }
        }
        remaining = absent;
    }

    private void stop(Item item, String reason, Set<String> stopped) {
        stopped.add(item.aggregateId());
        refusals.add(new Refusal(item.aggregateId(), item.sequence(), reason));
    }

    private void settle(Item item) {
        settled.merge(item.aggregateId(), item.sequence(), Math::max);
    }

    private static BsonDocument content(BsonDocument entry) {
        BsonDocument content = new BsonDocument();
        entry.forEach((name, value) -> {
            if (!PLACEMENT.contains(name)) {
                content.append(name, value);
            }
        });
        return content;
    }
}
