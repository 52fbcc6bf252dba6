package org.steward.platform.outbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.steward.platform.document.LeaseTerm;

/** Appends to the journal of one shard for one term of its lease. */
final class JournalWriter {

    private static final int MAX_ATTEMPTS = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long UNKNOWN = -1;

    /** Failures of one document, not of the server: document validation, too large, an index key too long. */
    private static final Set<Integer> DOCUMENT_FAULTS = Set.of(121, 10_334, 17_280);

    private final Journal journal;
    private final int shard;
    private final LeaseTerm term;
    private final Clock clock;
    private long head = UNKNOWN;

    JournalWriter(Journal journal, int shard, LeaseTerm term, Clock clock) {
        this.journal = journal;
        this.shard = shard;
        this.term = term;
        this.clock = clock;
    }

    /** The last position that is known to be taken. */
    long head() {
        if (head == UNKNOWN) {
            head = journal.head(shard);
        }
        return head;
    }

    /**
     * Brings the batch into the journal, or finds out for each of its aggregates why not.
     *
     * @throws TermLost when another instance has the shard
     */
    void append(AppendBatch batch) {
        for (int attempt = 1; !batch.isDone(); attempt++) {
            if (!term.isLive()) {
                throw new TermLost(shard, term.epoch());
            }
            if (attempt > MAX_ATTEMPTS) {
                throw new IllegalStateException("shard %d: %d events could not be journalled in %d attempts from %d on"
                        .formatted(shard, batch.size(), MAX_ATTEMPTS, head() + 1));
            }
            attempt(batch);
        }
    }

    private void attempt(AppendBatch batch) {
        int size = batch.size();
        try {
            long first = head() + 1;
            // Whatever goes wrong, the next attempt asks the journal where it ends; a failure may have written a part.
            head = UNKNOWN;
            journal.insert(batch.entries(shard, first, clock.instant()));
            head = first + size - 1;
            batch.inserted(size);
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteErrors().isEmpty()) {
                throw failure;
            }
            BulkWriteError error = failure.getWriteErrors().getFirst();
            if (DOCUMENT_FAULTS.contains(error.getCode())) {
                batch.refuse(error.getIndex(), error.getMessage());
            } else if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
            settle(batch);
        }
    }

    /** After a duplicate: what the journal already has is settled, and the shard is still ours or we stop. */
    private void settle(AppendBatch batch) {
        int before = batch.size();
        if (before > 0) {
            batch.reconcile(journal.find(batch.ids()));
        }
        if (!term.confirm()) {
            throw new TermLost(shard, term.epoch());
        }
        if (batch.size() == before) {
            // Seen by the write but not yet by a majority, or a position taken by a former holder's last write.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Another instance has the shard now. */
    static final class TermLost extends RuntimeException {
        TermLost(int shard, long epoch) {
            super("shard " + shard + ": the lease of epoch " + epoch + " is lost");
        }
    }
}
