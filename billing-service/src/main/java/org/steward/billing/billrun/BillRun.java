package org.steward.billing.billrun;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.money.Money;

/**
 * One run of a fee standard over the accounts of a site for a period.
 *
 * @param maxPerAccountMinor an account that would be charged more is parked
 * @param maxLinesPerAccount an account that would get more charges is parked
 * @param versions ids of the versions of the standard that were published when it was started, by day of effect
 * @param cursor the last account looked at in this phase, in the order of ids; empty before the first
 * @param preview what it would come to
 * @param posted what it came to so far
 * @param wakeAt when somebody must have moved it on, or another takes over; null when nothing is to be done
 */
record BillRun(
        String siteId,
        String runId,
        String standardId,
        String standardCode,
        String currency,
        BillingPeriod period,
        LocalDate dueOn,
        long maxPerAccountMinor,
        int maxLinesPerAccount,
        List<String> versions,
        Status status,
        Authority startedBy,
        @Nullable Authority approvedBy,
        @Nullable LocalDate businessDate,
        String cursor,
        Tally preview,
        Tally posted,
        @Nullable Instant wakeAt) {

    static final AggregateType<BillRun> TYPE =
            new AggregateType<>("billRun", "billRuns", BillRun.class, BillRun::wakeAt);

    /** As long as a batch may take before another worker takes the run over. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Accounts parked in one batch are named in its event; the bound of a batch. */
    static final int MAX_BATCH = 500;

    /** How far it is. */
    enum Status {
        PREVIEWING,
        PREVIEWED,
        POSTING,
        POSTED,
        CANCELLED;

        boolean isWorking() {
            return this == PREVIEWING || this == POSTING;
        }
    }

    /** Sums of a phase; {@code parked} and {@code passedBy} count accounts per code. */
    record Tally(
            long accounts,
            long charges,
            long amountMinor,
            Map<String, Long> amountByItem,
            Map<String, Long> parked,
            Map<String, Long> passedBy) {

        static final Tally NONE = new Tally(0, 0, 0, Map.of(), Map.of(), Map.of());

        Tally plus(Tally other) {
            return new Tally(
                    accounts + other.accounts,
                    charges + other.charges,
                    Math.addExact(amountMinor, other.amountMinor),
                    sum(amountByItem, other.amountByItem),
                    sum(parked, other.parked),
                    sum(passedBy, other.passedBy));
        }

        private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
            Map<String, Long> sum = new TreeMap<>(a);
            b.forEach((key, value) -> sum.merge(key, value, Math::addExact));
            return sum;
        }
    }

    /** An account that could not be computed. */
    record Parked(String accountId, String code) {}

    /** What a batch came to; {@code last} is the id of its last account. */
    record Batch(Status phase, String from, String last, Tally tally, List<Parked> parked) {}

    static Decision<BillRun> start(@Nullable BillRun existing, BillRun wanted) {
        if (existing != null) {
            return Decision.refuse(Refusal.conflict("BILL_RUN_EXISTS", Map.of("run", existing.runId())));
        }
        return Decision.accept(
                wanted,
                new BillRunStarted(
                        wanted.runId(),
                        wanted.siteId(),
                        wanted.standardId(),
                        wanted.standardCode(),
                        wanted.period(),
                        wanted.dueOn()));
    }

    /** Takes in a batch; refused when another worker was there first, so that nothing is counted twice. */
    static Decision<BillRun> advance(@Nullable BillRun run, String runId, Batch batch, Instant now) {
        if (run == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), runId));
        }
        if (run.status != batch.phase() || !run.cursor.equals(batch.from())) {
            return Decision.refuse(outrun(run));
        }
        boolean previewing = run.status == Status.PREVIEWING;
        BillRun advanced = run.with(
                run.status,
                batch.last(),
                previewing ? run.preview.plus(batch.tally()) : run.preview,
                previewing ? run.posted : run.posted.plus(batch.tally()),
                now.plus(PATIENCE));
        return Decision.accept(
                advanced,
                new BillRunAdvanced(
                        runId,
                        run.siteId,
                        run.status,
                        batch.tally().accounts(),
                        batch.tally().charges(),
                        run.money(batch.tally().amountMinor()),
                        batch.parked()));
    }

    /** Ends the phase: nothing is left after the cursor. */
    static Decision<BillRun> finish(@Nullable BillRun run, String runId, Status phase, String cursor) {
        if (run == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), runId));
        }
        if (run.status != phase || !run.cursor.equals(cursor)) {
            return Decision.refuse(outrun(run));
        }
        return switch (phase) {
            case PREVIEWING ->
                Decision.accept(
                        run.with(Status.PREVIEWED, "", run.preview, run.posted, null), BillRunPreviewed.of(run));
            case POSTING ->
                Decision.accept(run.with(Status.POSTED, cursor, run.preview, run.posted, null), BillRunPosted.of(run));
            case PREVIEWED, POSTED, CANCELLED -> Decision.refuse(outrun(run));
        };
    }

    /** Lets a previewed run post; by somebody else than who started it. */
    static Decision<BillRun> approve(
            @Nullable BillRun run, String runId, Authority approver, LocalDate businessDate, Instant now) {
        if (run == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), runId));
        }
        if (run.status != Status.PREVIEWED) {
            return Decision.refuse(notNow(run, Status.PREVIEWED));
        }
        if (!run.startedBy.isDisjointFrom(approver)) {
            return Decision.refuse(
                    Refusal.forbidden("APPROVER_STARTED_IT", Map.of("startedBy", run.startedBy.actor())));
        }
        BillRun approved = new BillRun(
                run.siteId,
                runId,
                run.standardId,
                run.standardCode,
                run.currency,
                run.period,
                run.dueOn,
                run.maxPerAccountMinor,
                run.maxLinesPerAccount,
                run.versions,
                Status.POSTING,
                run.startedBy,
                approver,
                businessDate,
                "",
                run.preview,
                run.posted,
                now.plus(PATIENCE));
        return Decision.accept(approved, new BillRunApproved(runId, run.siteId, businessDate));
    }

    /** A worker takes it over from one that did not move it on in time. */
    static Decision<BillRun> resume(@Nullable BillRun run, String runId, Instant now) {
        if (run == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), runId));
        }
        Instant due = run.wakeAt;
        return !run.status.isWorking() || due == null || due.isAfter(now)
                ? Decision.unchanged()
                : Decision.accept(
                        run.with(run.status, run.cursor, run.preview, run.posted, now.plus(PATIENCE)),
                        new BillRunResumed(runId, run.siteId));
    }

    /** Gives a run up before anything is posted. */
    static Decision<BillRun> cancel(@Nullable BillRun run, String runId) {
        if (run == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), runId));
        }
        if (run.status != Status.PREVIEWING && run.status != Status.PREVIEWED) {
            return Decision.refuse(notNow(run, Status.PREVIEWED));
        }
        return Decision.accept(
                run.with(Status.CANCELLED, run.cursor, run.preview, run.posted, null),
                new BillRunCancelled(runId, run.siteId));
    }

    Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }

    private BillRun with(
            Status newStatus, String newCursor, Tally newPreview, Tally newPosted, @Nullable Instant newWakeAt) {
        return new BillRun(
                siteId,
                runId,
                standardId,
                standardCode,
                currency,
                period,
                dueOn,
                maxPerAccountMinor,
                maxLinesPerAccount,
                versions,
                newStatus,
                startedBy,
                approvedBy,
                businessDate,
                newCursor,
                newPreview,
                newPosted,
                newWakeAt);
    }

    private static Refusal outrun(BillRun run) {
        return Refusal.conflict("BILL_RUN_MOVED_ON", Map.of("status", run.status.name()));
    }

    private static Refusal notNow(BillRun run, Status expected) {
        return Refusal.conflict(
                "BILL_RUN_NOT_" + expected.name(), Map.of("status", run.status.name(), "expected", expected.name()));
    }
}
