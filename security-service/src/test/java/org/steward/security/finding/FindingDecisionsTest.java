package org.steward.security.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.security.finding.Finding.Status;

class FindingDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final FindingCommand REPORT = new FindingCommand.Report(
            "f-1", "s-1", "p-1", "c-1", Category.LIGHTING, Severity.HIGH, null, "stairs", "lamp out", WITHIN);
    private static final FindingCommand LINK = new FindingCommand.LinkWorkOrder("o-1");
    private static final FindingCommand DONE = new FindingCommand.EndWorkOrder("o-1", true);
    private static final FindingCommand CANCELLED = new FindingCommand.EndWorkOrder("o-1", false);
    private static final FindingCommand WAKE = new FindingCommand.Wake();

    private static Finding after(Finding finding, FindingCommand command, Instant now) {
        Decision<Finding> decision = FindingDecisions.decide(finding, command, now);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Finding after = ((Decision.Accepted<Finding>) decision).state();
        assertThat(Json.fromBson(Json.toBson(after), Finding.class)).isEqualTo(after);
        return after;
    }

    private static Finding after(Finding finding, FindingCommand command) {
        return after(finding, command, NOW);
    }

    private static void unchanged(Finding finding, FindingCommand... commands) {
        for (FindingCommand command : commands) {
            assertThat(FindingDecisions.decide(finding, command, NOW))
                    .as("%s in %s", command, finding.status())
                    .isInstanceOf(Decision.Unchanged.class);
        }
    }

    @Test
    void everyCommandInEveryState() {
        Finding reported = after(null, REPORT);
        assertThat(reported.status()).isEqualTo(Status.REPORTED);
        unchanged(reported, REPORT, WAKE);
        Finding ordered = after(reported, LINK);
        assertThat(ordered.status()).isEqualTo(Status.ORDERED);
        assertThat(ordered.workOrderBy()).isNull();
        unchanged(ordered, REPORT, LINK, WAKE);
        Finding resolved = after(ordered, DONE);
        assertThat(resolved.status()).isEqualTo(Status.RESOLVED);
        unchanged(resolved, REPORT, LINK, DONE, CANCELLED, WAKE);
        Finding abandoned = after(ordered, CANCELLED);
        assertThat(abandoned.status()).isEqualTo(Status.ABANDONED);
        unchanged(abandoned, REPORT, LINK, DONE, CANCELLED, WAKE);
    }

    @Test
    void theEndMayBeHeardBeforeTheBeginning() {
        Finding resolved = after(after(null, REPORT), DONE);
        assertThat(resolved.workOrderId()).isEqualTo("o-1");
        unchanged(resolved, LINK);
    }

    @Test
    void nothingButReportMakesAFinding() {
        for (FindingCommand command : List.of(LINK, DONE, WAKE)) {
            assertThatThrownBy(() -> FindingDecisions.decide(null, command, NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noWorkOrderInTimeIsSaidOnceAndALateOneStillCounts() {
        Finding reported = after(null, REPORT);
        assertThat(FindingDecisions.decide(reported, WAKE, NOW.plus(WITHIN).minusMillis(1)))
                .isInstanceOf(Decision.Unchanged.class);
        Finding unanswered = after(reported, WAKE, NOW.plus(WITHIN));
        assertThat(unanswered.workOrderBy()).isNull();
        assertThat(unanswered.status()).isEqualTo(Status.REPORTED);
        assertThat(after(unanswered, LINK).status()).isEqualTo(Status.ORDERED);
    }
}
