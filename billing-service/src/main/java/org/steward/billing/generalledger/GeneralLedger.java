package org.steward.billing.generalledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Posting;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.JournalEntry;
import tools.jackson.databind.JsonNode;

/** Sums what was posted at a site, from the journal; what is not in it yet is said, not guessed. */
public final class GeneralLedger {

    private final Journal journal;
    private final PendingStore pending;
    private final Clock clock;

    GeneralLedger(Journal journal, PendingStore pending, Clock clock) {
        this.journal = journal;
        this.pending = pending;
        this.clock = clock;
    }

    /** What was posted with a day of the books from {@code from} to {@code to}, both in it, and is in the journal. */
    public Turnover turnover(Scope site, LocalDate from, LocalDate to) {
        // Nothing is posted for a day that has not come, so it happened on that day or later; a day more for the zones.
        Instant earliest = from.isBefore(LocalDate.EPOCH)
                ? Instant.EPOCH
                : from.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Iterable<JournalEntry> entries =
                journal.range(site, earliest, clock.instant().plusMillis(1));
        return Turnover.of(() -> new PostedEntries(entries.iterator()), from, to);
    }

    /** How many of the site's aggregates have events that are not in the journal yet. */
    public long pending(Scope site) {
        return pending.count(site);
    }

    /** The entries that post something. */
    private static final class PostedEntries implements Iterator<Turnover.Entry> {
        private final Iterator<JournalEntry> entries;
        private Turnover.@Nullable Entry next;

        PostedEntries(Iterator<JournalEntry> entries) {
            this.entries = entries;
            this.next = find();
        }

        private Turnover.@Nullable Entry find() {
            while (entries.hasNext()) {
                JsonNode data = entries.next().event().data();
                JsonNode postings = data.get("postings");
                if (postings != null && !postings.isEmpty()) {
                    return new Turnover.Entry(
                            LocalDate.parse(data.required("businessDate").stringValue()),
                            List.of(Json.mapper().treeToValue(postings, Posting[].class)));
                }
            }
            return null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Turnover.Entry next() {
            Turnover.Entry found = next;
            if (found == null) {
                throw new NoSuchElementException("no more entries");
            }
            next = find();
            return found;
        }
    }
}
