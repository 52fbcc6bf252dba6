package org.steward.platform.outbox;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.EventCodec;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Scope;

/**
 * The append-only record of everything that happened in a service: audit trail, source of statements, what replay reads.
 *
 * <p>{@code {_id: "<aggregateId>:<sequence>", aggregateId, aggregateType, scope, shard, position, journaledAt, …event}}.
 * Only the relay appends; nothing is ever changed or removed. All reads are of what a majority has.
 */
public final class Journal {

    static final String COLLECTION = "journal";

    private static final int RANGE_PAGE = 500;
    private static final long CONFIRM_MILLIS = 1_400;

    private final MongoCollection<BsonDocument> latest;
    private final MongoCollection<BsonDocument> majority;

    public Journal(Database database) {
        this.latest = database.collection(COLLECTION);
        this.majority = database.majority(COLLECTION);
    }

    public static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.unique(COLLECTION, "shard", "position"),
                IndexSpec.of(COLLECTION, "command.id").asSparse(),
                IndexSpec.of(COLLECTION, "aggregateId", "sequence"),
                IndexSpec.of(COLLECTION, "scope", "at", "aggregateId", "sequence"));
    }

    /**
     * The settled command of that id on that aggregate, or null when it is unknown. The same id on another aggregate is
     * another command.
     *
     * <p>Asked before every new command, so the usual answer, none, is one look into one index. It reads the latest
     * state: after a change of the primary a majority read may for a moment lack an entry whose event is already gone
     * from the outbox, and the command would be done twice. What is found is answered only once a majority has it.
     *
     * @throws MongoTimeoutException when a majority does not get it in time; the caller may try again
     */
    public PendingEvent.@Nullable CommandRecord findCommand(String commandId, String aggregateId) {
        if (command(latest, commandId, aggregateId) == null) {
            return null;
        }
        long giveUpAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONFIRM_MILLIS);
        do {
            BsonDocument entry = command(majority, commandId, aggregateId);
            if (entry != null) {
                return EventCodec.decodeCommand(entry.getDocument("command"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        } while (System.nanoTime() - giveUpAt < 0);
        throw new MongoTimeoutException(
                "command " + commandId + " is in the journal, but not confirmed by a majority; try again");
    }

    /** Which of the commands are in the journal, on whatever aggregate; for many new commands at once. */
    public Set<String> knownCommands(Collection<String> commandIds) {
        Set<String> known = new HashSet<>();
        latest.find(Filters.in("command.id", commandIds))
                .projection(Projections.include("command.id"))
                .forEach(entry ->
                        known.add(entry.getDocument("command").getString("id").getValue()));
        return known;
    }

    private static @Nullable BsonDocument command(
            MongoCollection<BsonDocument> from, String commandId, String aggregateId) {
        // By the one index: with the aggregate in the filter the server weighs two of them, anew for every command.
        for (BsonDocument entry : from.find(Filters.eq("command.id", commandId))
                .projection(Projections.include("command", "aggregateId"))) {
            if (entry.getString("aggregateId").getValue().equals(aggregateId)) {
                return entry;
            }
        }
        return null;
    }

    /** The events of an aggregate after {@code afterSequence}, oldest first, at most {@code limit}. */
    public List<JournalEntry> history(Scope scope, String aggregateId, long afterSequence, int limit) {
        return decode(majority.find(Filters.and(
                        Filters.eq("aggregateId", aggregateId),
                        Filters.gt("sequence", afterSequence),
                        Filters.eq("scope", scope.value())))
                .sort(Sorts.ascending("sequence"))
                .limit(limit));
    }

    /** One event of an aggregate, or null. */
    public @Nullable JournalEntry entry(Scope scope, String aggregateId, long sequence) {
        BsonDocument document = majority.find(Filters.and(
                        Filters.eq("_id", JournalEntry.id(aggregateId, sequence)), Filters.eq("scope", scope.value())))
                .first();
        return document == null ? null : JournalEntry.decode(document);
    }

    /**
     * What happened in a scope from {@code from} until before {@code to}, in order of time, read page by page while it is
     * iterated.
     *
     * @param types CloudEvents types wanted; none means all
     */
    public Iterable<JournalEntry> range(Scope scope, Instant from, Instant to, String... types) {
        Bson wanted = Filters.and(
                Filters.eq("scope", scope.value()),
                Filters.lt("at", date(to)),
                types.length == 0 ? Filters.empty() : Filters.in("type", types));
        return () -> new RangeIterator(wanted, from);
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    private static List<JournalEntry> decode(FindIterable<BsonDocument> documents) {
        List<JournalEntry> entries = new ArrayList<>();
        documents.forEach(document -> entries.add(JournalEntry.decode(document)));
        return entries;
    }

    /** The entries of a shard after a position; there are no gaps, so at most {@code limit} positions are looked at. */
    List<JournalEntry> shardEntries(int shard, long afterPosition, int limit) {
        return decode(majority.find(Filters.and(
                        Filters.eq("shard", shard),
                        Filters.gt("position", afterPosition),
                        Filters.lte("position", afterPosition + limit)))
                .sort(Sorts.ascending("position")));
    }

    /** What a shard has already passed over of a held-back aggregate, in order. */
    List<JournalEntry> heldBack(BlockedAggregate blocked, long upToPosition, int limit) {
        return decode(majority.find(Filters.and(
                        Filters.eq("aggregateId", blocked.aggregateId()),
                        Filters.gte("sequence", blocked.sequence()),
                        Filters.lte("position", upToPosition)))
                .sort(Sorts.ascending("sequence"))
                .limit(limit));
    }

    /** The last position of a shard that a majority has, 0 when there is none. */
    long head(int shard) {
        BsonDocument last = majority.find(Filters.eq("shard", shard))
                .sort(Sorts.descending("position"))
                .projection(Projections.include("position"))
                .first();
        return last == null ? 0 : last.getNumber("position").longValue();
    }

    /** Whether the shard has an entry after the position. */
    boolean hasAfter(int shard, long position) {
        return majority.find(Filters.and(Filters.eq("shard", shard), Filters.gt("position", position)))
                        .projection(Projections.include("position"))
                        .first()
                != null;
    }

    /** The stored entries of those ids that a majority has. */
    Map<String, BsonDocument> find(Collection<String> ids) {
        Map<String, BsonDocument> found = new HashMap<>();
        majority.find(Filters.in("_id", ids))
                .forEach(document -> found.put(document.getString("_id").getValue(), document));
        return found;
    }

    /** Appends in order up to the first that cannot be. */
    void insert(List<BsonDocument> entries) {
        majority.insertMany(entries);
    }

    /** Keyset paging: an export of a year holds no cursor open on the server. */
    private final class RangeIterator implements Iterator<JournalEntry> {
        private final Bson wanted;
        private Bson start;
        private Iterator<JournalEntry> page = List.<JournalEntry>of().iterator();
        private boolean last;

        RangeIterator(Bson wanted, Instant from) {
            this.wanted = wanted;
            this.start = Filters.gte("at", date(from));
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !last) {
                load();
            }
            return page.hasNext();
        }

        @Override
        public JournalEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the range has no more entries");
            }
            return page.next();
        }

        private void load() {
            List<JournalEntry> entries = decode(majority.find(Filters.and(wanted, start))
                    .sort(Sorts.ascending("at", "aggregateId", "sequence"))
                    .limit(RANGE_PAGE));
            last = entries.size() < RANGE_PAGE;
            page = entries.iterator();
            if (!last) {
                JournalEntry end = entries.getLast();
                BsonDateTime at = date(end.event().at());
                // The plain bound on "at" lets the index find the place; the alternatives after it are exact.
                start = Filters.and(
                        Filters.gte("at", at),
                        Filters.or(
                                Filters.gt("at", at),
                                Filters.gt("aggregateId", end.aggregateId()),
                                Filters.and(
                                        Filters.eq("aggregateId", end.aggregateId()),
                                        Filters.gt("sequence", end.event().sequence()))));
            }
        }
    }
}
