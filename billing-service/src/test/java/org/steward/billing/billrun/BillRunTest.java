package org.steward.billing.billrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

@Duty("B1")
class BillRunTest {

    private static final Instant NOW = Instant.parse("2026-04-01T01:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final Authority CLERK = Authority.of("clerk");
    private static final Authority DIRECTOR = Authority.of("director");

    /** Every command in every state: the code of the refusal, or the status it leads to. */
    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        Map<String, Function<@Nullable BillRun, Decision<BillRun>>> commands = Map.of(
                "start", run -> BillRun.start(run, started()),
                "previewBatch", run -> BillRun.advance(run, "run-1", batch(BillRun.Status.PREVIEWING, "", "a1"), NOW),
                "postBatch", run -> BillRun.advance(run, "run-1", batch(BillRun.Status.POSTING, "", "a1"), NOW),
                "endPreview", run -> BillRun.finish(run, "run-1", BillRun.Status.PREVIEWING, ""),
                "endPosting", run -> BillRun.finish(run, "run-1", BillRun.Status.POSTING, ""),
                "approve", run -> BillRun.approve(run, "run-1", DIRECTOR, TODAY, NOW),
                "cancel", run -> BillRun.cancel(run, "run-1"));
        String moved = "BILL_RUN_MOVED_ON";
        Map<String, Map<String, String>> expected = Map.of(
                "missing",
                row("PREVIEWING", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"),
                "PREVIEWING",
                row("BILL_RUN_EXISTS", "PREVIEWING", moved, "PREVIEWED", moved, "BILL_RUN_NOT_PREVIEWED", "CANCELLED"),
                "PREVIEWED",
                row("BILL_RUN_EXISTS", moved, moved, moved, moved, "POSTING", "CANCELLED"),
                "POSTING",
                row(
                        "BILL_RUN_EXISTS",
                        moved,
                        "POSTING",
                        moved,
                        "POSTED",
                        "BILL_RUN_NOT_PREVIEWED",
                        "BILL_RUN_NOT_PREVIEWED"),
                "POSTED",
                row("BILL_RUN_EXISTS", moved, moved, moved, moved, "BILL_RUN_NOT_PREVIEWED", "BILL_RUN_NOT_PREVIEWED"),
                "CANCELLED",
                row("BILL_RUN_EXISTS", moved, moved, moved, moved, "BILL_RUN_NOT_PREVIEWED", "BILL_RUN_NOT_PREVIEWED"));
        return expected.entrySet().stream().flatMap(state -> state.getValue().entrySet().stream()
                .map(cell -> DynamicTest.dynamicTest(
                        cell.getKey() + " when " + state.getKey() + ": " + cell.getValue(),
                        () -> assertThat(end(commands.get(cell.getKey()).apply(in(state.getKey()))))
                                .isEqualTo(cell.getValue()))));
    }

    private static Map<String, String> row(
            String start,
            String previewBatch,
            String postBatch,
            String endPreview,
            String endPosting,
            String approve,
            String cancel) {
        return Map.of(
                "start", start,
                "previewBatch", previewBatch,
                "postBatch", postBatch,
                "endPreview", endPreview,
                "endPosting", endPosting,
                "approve", approve,
                "cancel", cancel);
    }

    @Test
    void countsABatchOnceWhoeverBringsIt() {
        BillRun once = after(BillRun.advance(started(), "run-1", batch(BillRun.Status.PREVIEWING, "", "a1"), NOW));

        assertThat(end(BillRun.advance(once, "run-1", batch(BillRun.Status.PREVIEWING, "", "a1"), NOW)))
                .isEqualTo("BILL_RUN_MOVED_ON");
        assertThat(once.preview().amountMinor()).isEqualTo(183_60);
        assertThat(once.preview().parked()).containsEntry("READING_MISSING", 1L);
        assertThat(once.posted()).isEqualTo(BillRun.Tally.NONE);
        assertThat(once.cursor()).isEqualTo("a1");
    }

    @Test
    void startsOverAtTheFirstAccountWhenItIsApproved() {
        BillRun previewed = after(BillRun.finish(
                after(BillRun.advance(started(), "run-1", batch(BillRun.Status.PREVIEWING, "", "a1"), NOW)),
                "run-1",
                BillRun.Status.PREVIEWING,
                "a1"));
        BillRun approved = after(BillRun.approve(previewed, "run-1", DIRECTOR, TODAY, NOW));

        assertThat(approved.cursor()).isEmpty();
        assertThat(approved.approvedBy()).isEqualTo(DIRECTOR);
        assertThat(approved.wakeAt()).isEqualTo(NOW.plus(BillRun.PATIENCE));
        assertThat(previewed.wakeAt()).isNull();
    }

    @Test
    void isNotApprovedByWhoStartedItNorByHisDelegate() {
        BillRun previewed = in("PREVIEWED");
        assertThat(end(BillRun.approve(previewed, "run-1", CLERK, TODAY, NOW))).isEqualTo("APPROVER_STARTED_IT");
        assertThat(end(BillRun.approve(previewed, "run-1", new Authority("assistant", "clerk"), TODAY, NOW)))
                .isEqualTo("APPROVER_STARTED_IT");
    }

    private static BillRun started() {
        return new BillRun(
                "site-1",
                "run-1",
                "standard-1",
                "flats",
                "CNY",
                new BillingPeriod(LocalDate.of(2026, 3, 1), TODAY),
                TODAY.plusDays(9),
                10_000_000,
                100,
                List.of("standard-1"),
                BillRun.Status.PREVIEWING,
                CLERK,
                null,
                null,
                "",
                BillRun.Tally.NONE,
                BillRun.Tally.NONE,
                NOW);
    }

    private static @Nullable BillRun in(String state) {
        BillRun started = started();
        if (state.equals("missing")) {
            return null;
        }
        if (state.equals("PREVIEWING")) {
            return started;
        }
        if (state.equals("CANCELLED")) {
            return after(BillRun.cancel(started, "run-1"));
        }
        BillRun previewed = after(BillRun.finish(started, "run-1", BillRun.Status.PREVIEWING, ""));
        if (state.equals("PREVIEWED")) {
            return previewed;
        }
        BillRun posting = after(BillRun.approve(previewed, "run-1", DIRECTOR, TODAY, NOW));
        return state.equals("POSTING") ? posting : after(BillRun.finish(posting, "run-1", BillRun.Status.POSTING, ""));
    }

    private static BillRun.Batch batch(BillRun.Status phase, String from, String last) {
        return new BillRun.Batch(
                phase,
                from,
                last,
                new BillRun.Tally(2, 1, 183_60, Map.of("management", 183_60L), Map.of("READING_MISSING", 1L), Map.of()),
                List.of(new BillRun.Parked("a0", "READING_MISSING")));
    }

    private static BillRun after(Decision<BillRun> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<BillRun>) decision).state();
    }

    private static String end(Decision<BillRun> decision) {
        return switch (decision) {
            case Decision.Accepted<BillRun> accepted ->
                accepted.state().status().name();
            case Decision.Unchanged<BillRun> ignored -> "unchanged";
            case Decision.Refused<BillRun> refused -> refused.refusal().code();
        };
    }
}
