package org.steward.billing.billrun;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Json;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.JournalEntry;

/** Finds bill runs, and what they parked. */
final class BillRunStore {

    private static final int HISTORY_PAGE = 100;

    private final AggregateStore<BillRun> runs;
    private final Journal journal;

    BillRunStore(AggregateStore<BillRun> runs, Journal journal) {
        this.runs = runs;
        this.journal = journal;
    }

    AggregateStore<BillRun> aggregates() {
        return runs;
    }

    @Nullable Stored<BillRun> load(Scope site, String runId) {
        return runs.load(site, runId);
    }

    Page<Stored<BillRun>> page(Scope site, PageRequest request) {
        return runs.page(site, Filters.empty(), request);
    }

    /**
     * Accounts parked in a phase.
     *
     * @param after sequence of the event and index in it of the last one seen, {@code 0/0} for the first
     */
    Page<ParkedAccount> parked(Stored<BillRun> run, BillRun.Status phase, Place after, int limit) {
        List<ParkedAccount> found = new ArrayList<>();
        long sequence = after.sequence() - 1;
        while (found.size() <= limit) {
            List<PendingEvent> events = events(run, Math.max(0, sequence));
            if (events.isEmpty()) {
                break;
            }
            for (PendingEvent event : events) {
                sequence = event.sequence();
                collect(event, phase, after, found);
            }
        }
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<ParkedAccount> page = List.copyOf(found.subList(0, limit));
        return new Page<>(page, page.getLast().place().next().text());
    }

    private static void collect(PendingEvent event, BillRun.Status phase, Place after, List<ParkedAccount> found) {
        if (!event.type().equals(BillRunAdvanced.TYPE)) {
            return;
        }
        BillRunAdvanced advanced = Json.mapper().treeToValue(event.data(), BillRunAdvanced.class);
        if (advanced.phase() != phase) {
            return;
        }
        for (int i = 0; i < advanced.parked().size(); i++) {
            Place place = new Place(event.sequence(), i);
            if (!place.isBefore(after)) {
                BillRun.Parked parked = advanced.parked().get(i);
                found.add(new ParkedAccount(place, parked.accountId(), parked.code()));
            }
        }
    }

    private List<PendingEvent> events(Stored<BillRun> run, long afterSequence) {
        TreeMap<Long, PendingEvent> events = new TreeMap<>();
        for (JournalEntry entry : journal.history(run.scope(), run.id(), afterSequence, HISTORY_PAGE)) {
            events.put(entry.event().sequence(), entry.event());
        }
        if (events.size() < HISTORY_PAGE) {
            for (PendingEvent event : run.outbox()) {
                if (event.sequence() > afterSequence) {
                    events.put(event.sequence(), event);
                }
            }
        }
        return List.copyOf(events.values());
    }

    /** Where a parked account is named: an event and a place in its list. */
    record Place(long sequence, int index) {

        static final Place FIRST = new Place(1, 0);

        boolean isBefore(Place other) {
            return sequence < other.sequence || (sequence == other.sequence && index < other.index);
        }

        Place next() {
            return new Place(sequence, index + 1);
        }

        String text() {
            return sequence + "." + index;
        }
    }

    /** An account that could not be computed, and why. */
    record ParkedAccount(Place place, String accountId, String code) {}
}
