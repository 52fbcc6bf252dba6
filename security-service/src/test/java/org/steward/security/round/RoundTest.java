package org.steward.security.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.security.round.Round.Reason;
import org.steward.security.round.Round.Scan;
import org.steward.security.round.Round.State;
import org.steward.security.round.Round.Suspicion;

class RoundTest {

    /** Starts at 22:00, 30 minutes long, 15 minutes of grace. */
    private static final RoundPlan FREE = plan(false, "A", "B", "C");

    private static final RoundPlan STRICT = plan(true, "A", "B", "C");

    @ParameterizedTest(name = "{1} as of {0}: {2}")
    @CsvSource({
        "21:59:59, '', DUE",
        "21:59:59, A 21:59:00, DUE",
        "22:00:00, '', DUE",
        "22:44:59, '', DUE",
        "22:45:00, '', MISSED",
        "23:00:00, '', MISSED",
        "22:10:00, A 22:05:00, IN_PROGRESS",
        "22:44:59, A 22:05:00, IN_PROGRESS",
        "22:45:00, A 22:05:00, INCOMPLETE",
        "22:10:00, A 22:05:00 B 22:06:00 C 22:07:00, COMPLETE",
        "22:45:00, A 22:05:00 B 22:06:00 C 22:45:00, COMPLETE", // the last instant of the grace
        "23:00:00, A 22:05:00 B 22:06:00 C 22:45:01, INCOMPLETE",
        "23:00:00, A 22:46:00, MISSED", // after the grace it does not count
        "22:10:00, A 22:11:00, DUE", // not yet made
        "23:00:00, A 21:58:00 B 22:06:00 C 22:10:00, COMPLETE"
    })
    void standsWhereItsScansLeaveIt(String asOf, String scans, State state) {
        assertThat(round(FREE, asOf, scans).state()).isEqualTo(state);
    }

    @Test
    void scansAfterTheDurationAreLate() {
        Round round = round(FREE, "23:00:00", "C 22:30:01 B 22:30:00 A 22:40:00");
        assertThat(round.state()).isEqualTo(State.COMPLETE);
        assertThat(round.late()).containsExactly("A", "C");
        assertThat(round(FREE, "23:00:00", "A 22:10:00 A 22:40:00").late())
                .as("was there in time already")
                .isEmpty();
        assertThat(round(FREE, "23:00:00", "A 22:46:00").late()).isEmpty();
    }

    @Test
    void missingAreThePointsWithoutAScanThatCounts() {
        assertThat(round(FREE, "22:10:00", "B 22:05:00").missing()).containsExactly("A", "C");
        assertThat(round(FREE, "23:00:00", "B 22:05:00 C 22:46:00").missing()).containsExactly("A", "C");
        assertThat(round(FREE, "22:10:00", "").missing()).containsExactly("A", "B", "C");
    }

    @Test
    void successiveScansOfOnePointWithinAMinuteAreSuspicious() {
        assertThat(suspicious(FREE, "A 22:05:00 A 22:06:00")).containsExactly("A RAPID_REPEAT");
        assertThat(suspicious(FREE, "A 22:05:00 A 22:06:01")).isEmpty();
        assertThat(suspicious(FREE, "A 22:05:00 B 22:05:30 A 22:05:50")).containsExactly("A RAPID_REPEAT");
        assertThat(suspicious(FREE, "A 22:05:00 B 22:05:10 C 22:05:20"))
                .as("different points")
                .isEmpty();
        assertThat(suspicious(FREE, "A 22:06:00 A 22:05:30 A 22:05:00"))
                .as("sent in any order")
                .containsExactly("A RAPID_REPEAT", "A RAPID_REPEAT");
    }

    @Test
    void underAStrictOrderEachPointWaitsForThoseBefore() {
        assertThat(suspicious(STRICT, "A 22:05:00 B 22:10:00 C 22:15:00")).isEmpty();
        assertThat(suspicious(STRICT, "B 22:05:00 A 22:10:00 C 22:15:00")).containsExactly("B OUT_OF_ORDER");
        assertThat(suspicious(STRICT, "A 22:05:00 C 22:10:00 B 22:15:00")).containsExactly("C OUT_OF_ORDER");
        assertThat(suspicious(STRICT, "C 22:05:00")).containsExactly("C OUT_OF_ORDER");
        assertThat(suspicious(STRICT, "A 22:05:00 B 22:10:00 A 22:15:00 C 22:20:00"))
                .as("been there in turn")
                .isEmpty();
        assertThat(suspicious(FREE, "C 22:05:00 B 22:10:00 A 22:15:00")).isEmpty();
    }

    @Test
    void aStrictRoundOutOfOrderIsStillComplete() {
        assertThat(round(STRICT, "23:00:00", "C 22:05:00 B 22:10:00 A 22:15:00").state())
                .isEqualTo(State.COMPLETE);
    }

    @Test
    void refusesAPointThatIsNotOnTheRoute() {
        assertThatThrownBy(() -> round(FREE, "22:10:00", "A 22:05:00 X 22:06:00"))
                .hasMessageContaining("CHECKPOINT_NOT_ON_ROUTE at scans[1].checkpoint");
        assertThatThrownBy(() -> plan(true)).hasMessageContaining("VALUE_MISSING at checkpoints");
        assertThatThrownBy(() -> plan(true, "A", "A")).hasMessageContaining("VALUE_REPEATED at checkpoints[1]");
        assertThatThrownBy(
                        () -> new RoundPlan(at("22:00:00"), Duration.ofMinutes(-1), Duration.ZERO, List.of("A"), true))
                .hasMessageContaining("VALUE_NEGATIVE at duration");
    }

    private static List<String> suspicious(RoundPlan plan, String scans) {
        return round(plan, "23:00:00", scans).suspicious().stream()
                .map(RoundTest::text)
                .toList();
    }

    private static String text(Suspicion suspicion) {
        Reason reason = suspicion.reason();
        return suspicion.checkpoint() + " " + reason;
    }

    private static Round round(RoundPlan plan, String asOf, String scans) {
        List<Scan> made = new ArrayList<>();
        String[] words = scans.isEmpty() ? new String[0] : scans.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            made.add(new Scan(words[i], at(words[i + 1])));
        }
        return Round.of(plan, made, at(asOf));
    }

    private static RoundPlan plan(boolean strict, String... checkpoints) {
        return new RoundPlan(
                at("22:00:00"), Duration.ofMinutes(30), Duration.ofMinutes(15), List.of(checkpoints), strict);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }
}
