package org.steward.security.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.Duty;
import org.steward.security.patrol.Patrol.Status;
import org.steward.security.patrol.PatrolCommand.Sent;
import org.steward.security.patrolroute.Checkpoint;
import org.steward.security.round.Round;

@Duty("S2")
class PatrolDecisionsTest {

    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final Instant IN_TIME = START.plus(Duration.ofMinutes(10));
    private static final Instant LATE = START.plus(Duration.ofMinutes(40));
    private static final Instant CLOSE = START.plus(Duration.ofMinutes(45));
    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));

    private static final List<Checkpoint> POINTS = List.of(
            new Checkpoint("c-A", "A", Checkpoint.Tag.QR, "gate"),
            new Checkpoint("c-B", "B", Checkpoint.Tag.NFC, "roof"));

    /** Each state × command: the state after it, {@code =} for nothing to do, or the code of the refusal. */
    private static final String TABLE = """
            state       schedule  reschedule cancelAhead cancelBehind scanOne      scanAll      offlineAll concludeEarly conclude
            SCHEDULED   =         =          CANCELLED   =            IN_PROGRESS  COMPLETE     RECOVERED  =             MISSED
            IN_PROGRESS =         =          =           =            IN_PROGRESS  COMPLETE     RECOVERED  =             INCOMPLETE
            COMPLETE    =         =          =           =            COMPLETE     COMPLETE     COMPLETE   =             =
            INCOMPLETE  =         =          =           =            INCOMPLETE   RECOVERED    RECOVERED  =             =
            MISSED      =         =          =           =            INCOMPLETE   RECOVERED    RECOVERED  =             =
            RECOVERED   =         =          =           =            RECOVERED    RECOVERED    RECOVERED  =             =
            CANCELLED   =         SCHEDULED  =           =            PATROL_CANCELLED PATROL_CANCELLED PATROL_CANCELLED = =
            """;

    private record At(PatrolCommand command, Instant now) {}

    private static PatrolCommand.Schedule schedule(int revision) {
        return new PatrolCommand.Schedule(
                "p-1",
                "s-1",
                "pl-1",
                revision,
                "r-1",
                START,
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                false,
                POINTS);
    }

    private static PatrolCommand scans(Sent... sent) {
        return new PatrolCommand.RecordScans("e-guard", List.of(sent));
    }

    private static Sent online(String id, String code, Instant at) {
        return new Sent(id, code, at, false);
    }

    private static Sent offline(String id, String code, Instant at) {
        return new Sent(id, code, at, true);
    }

    private static Map<String, At> everyCommand() {
        Map<String, At> commands = new LinkedHashMap<>();
        commands.put("schedule", new At(schedule(1), START));
        commands.put("reschedule", new At(schedule(2), START));
        commands.put("cancelAhead", new At(new PatrolCommand.Cancel(1), START.minusSeconds(1)));
        commands.put("cancelBehind", new At(new PatrolCommand.Cancel(1), START));
        commands.put("scanOne", new At(scans(offline("x-1", "A", IN_TIME)), IN_TIME.plusSeconds(60)));
        commands.put("scanAll", new At(scans(online("x-1", "A", IN_TIME), online("x-2", "B", IN_TIME)), IN_TIME));
        commands.put("offlineAll", new At(scans(offline("x-1", "A", IN_TIME), offline("x-2", "B", IN_TIME)), NEXT_DAY));
        commands.put("concludeEarly", new At(new PatrolCommand.Conclude(), CLOSE.minusMillis(1)));
        commands.put("conclude", new At(new PatrolCommand.Conclude(), CLOSE));
        return commands;
    }

    private static Decision.Accepted<Patrol> accepted(Patrol patrol, PatrolCommand command, Instant now) {
        Decision<Patrol> decision = PatrolDecisions.decide(patrol, command, now);
        assertThat(decision).as("%s at %s", command, now).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted<Patrol>) decision;
    }

    private static Patrol after(Patrol patrol, PatrolCommand command, Instant now) {
        return accepted(patrol, command, now).state();
    }

    private static String code(Decision<Patrol> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<Patrol>) decision).refusal().code();
    }

    private static Patrol in(Status status) {
        Patrol scheduled = after(null, schedule(1), START.minus(Duration.ofDays(1)));
        PatrolCommand one = scans(online("s-1", "A", START));
        PatrolCommand both = scans(offline("s-1", "A", IN_TIME), offline("s-2", "B", IN_TIME));
        PatrolCommand conclude = new PatrolCommand.Conclude();
        return switch (status) {
            case SCHEDULED -> scheduled;
            case IN_PROGRESS -> after(scheduled, one, START);
            case COMPLETE -> after(scheduled, both, IN_TIME);
            case INCOMPLETE -> after(in(Status.IN_PROGRESS), conclude, CLOSE);
            case MISSED -> after(scheduled, conclude, CLOSE);
            case RECOVERED -> after(in(Status.MISSED), both, NEXT_DAY);
            case CANCELLED -> after(scheduled, new PatrolCommand.Cancel(1), START.minusSeconds(1));
        };
    }

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        List<String> lines = TABLE.lines().toList();
        List<String> columns = Arrays.asList(lines.getFirst().split("\\s+"));
        assertThat(columns.subList(1, columns.size()))
                .containsExactlyElementsOf(everyCommand().keySet());
        assertThat(lines.stream().skip(1).map(line -> line.split("\\s+")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Status.values()).map(Enum::name).toList());
        return lines.stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split("\\s+")))
                .flatMap(cells -> columns.stream()
                        .skip(1)
                        .map(column -> DynamicTest.dynamicTest(
                                cells.getFirst() + " × " + column,
                                () -> check(
                                        in(Status.valueOf(cells.getFirst())),
                                        everyCommand().get(column),
                                        cells.get(columns.indexOf(column))))));
    }

    private static void check(Patrol patrol, At at, String expected) {
        Decision<Patrol> decision = PatrolDecisions.decide(patrol, at.command(), at.now());
        switch (expected) {
            case "=" -> assertThat(decision).isInstanceOf(Decision.Unchanged.class);
            case "PATROL_CANCELLED" -> assertThat(code(decision)).isEqualTo(expected);
            default -> {
                assertThat(decision).isInstanceOf(Decision.Accepted.class);
                Patrol after = ((Decision.Accepted<Patrol>) decision).state();
                assertThat(after.status()).isEqualTo(Status.valueOf(expected));
                assertThat(Json.fromBson(Json.toBson(after), Patrol.class)).isEqualTo(after);
            }
        }
    }

    @Test
    void nothingButScheduleMakesAPatrol() {
        everyCommand().forEach((name, at) -> {
            if (!name.endsWith("schedule")) {
                assertThatThrownBy(() -> PatrolDecisions.decide(null, at.command(), at.now()))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        });
    }

    @Test
    void aWalkIsMissedAtTheEndOfTheGraceNotASecondBefore() {
        Patrol scheduled = in(Status.SCHEDULED);
        assertThat(scheduled.nextDueAt()).isEqualTo(CLOSE);
        assertThat(PatrolDecisions.decide(scheduled, new PatrolCommand.Conclude(), CLOSE.minusSeconds(1)))
                .isInstanceOf(Decision.Unchanged.class);
        Decision.Accepted<Patrol> missed = accepted(scheduled, new PatrolCommand.Conclude(), CLOSE);
        assertThat(missed.events()).containsExactly(new PatrolEvent.Missed("p-1", "s-1", "pl-1", "r-1", START, CLOSE));
        assertThat(missed.state().nextDueAt()).isNull();
    }

    @Test
    void theVerdictIsOfItsInstantHoweverLateTheTimerComes() {
        assertThat(after(in(Status.SCHEDULED), new PatrolCommand.Conclude(), NEXT_DAY)
                        .verdict())
                .isEqualTo(new Patrol.Verdict(Status.MISSED, CLOSE));
    }

    @Test
    void scansThatArriveBeforeALateTimerAreLateEvidenceAllTheSame() {
        Decision.Accepted<Patrol> recovered = accepted(
                in(Status.SCHEDULED), scans(offline("x-1", "A", IN_TIME), offline("x-2", "B", IN_TIME)), CLOSE);
        assertThat(recovered.events())
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        PatrolEvent.Missed.class,
                        PatrolEvent.ScanRecorded.class,
                        PatrolEvent.ScanRecorded.class,
                        PatrolEvent.Recovered.class));
        assertThat(recovered.state().verdict()).isEqualTo(new Patrol.Verdict(Status.MISSED, CLOSE));
    }

    @Test
    void recoveryNeverErasesTheMiss() {
        Patrol recovered = in(Status.RECOVERED);
        assertThat(recovered.verdict()).isEqualTo(new Patrol.Verdict(Status.MISSED, CLOSE));
    }

    @Test
    void aWalkAfterItsTimeProvesNothing() {
        Patrol missed = in(Status.MISSED);
        Patrol after =
                after(missed, scans(online("x-1", "A", NEXT_DAY), offline("x-2", "B", CLOSE.plusMillis(1))), NEXT_DAY);
        assertThat(after.status()).isEqualTo(Status.MISSED);
        assertThat(after.scans()).as("but it is on record").hasSize(2);
    }

    @Test
    void scansInTheGraceCountAsLate() {
        Patrol begun = in(Status.IN_PROGRESS);
        Decision.Accepted<Patrol> done = accepted(begun, scans(online("x-2", "B", LATE)), LATE);
        assertThat(done.state().status()).isEqualTo(Status.COMPLETE);
        assertThat(done.events())
                .last()
                .isEqualTo(new PatrolEvent.Completed("p-1", "s-1", "pl-1", "r-1", START, List.of("c-B"), List.of()));
    }

    @Test
    void anIncompleteWalkNamesWhatIsMissing() {
        assertThat(accepted(in(Status.IN_PROGRESS), new PatrolCommand.Conclude(), CLOSE)
                        .events())
                .containsExactly(
                        new PatrolEvent.Incomplete("p-1", "s-1", "pl-1", "r-1", START, List.of("c-B"), List.of()));
    }

    @Test
    void rapidRepeatsAreSuspicious() {
        Patrol begun = in(Status.IN_PROGRESS);
        Decision.Accepted<Patrol> done = accepted(
                begun,
                scans(online("x-1", "A", START.plusSeconds(60)), online("x-2", "B", START.plusSeconds(70))),
                START.plusSeconds(70));
        assertThat(((PatrolEvent.Completed) done.events().getLast()).suspicious())
                .containsExactly(new PatrolEvent.Suspicious("c-A", Round.Reason.RAPID_REPEAT));
    }

    @Test
    void theSameScanTwiceIsOne() {
        PatrolCommand batch = scans(offline("x-1", "A", IN_TIME), offline("x-1", "A", IN_TIME));
        Patrol once = after(in(Status.SCHEDULED), batch, IN_TIME);
        assertThat(once.scans()).hasSize(1);
        assertThat(PatrolDecisions.decide(once, batch, NEXT_DAY)).isInstanceOf(Decision.Unchanged.class);
        assertThat(code(PatrolDecisions.decide(once, scans(offline("x-1", "B", IN_TIME)), IN_TIME)))
                .isEqualTo("SCAN_ID_REUSED");
        assertThat(code(PatrolDecisions.decide(once, scans(offline("x-1", "A", START)), IN_TIME)))
                .isEqualTo("SCAN_ID_REUSED");
    }

    @Test
    void aCodeThatIsNotOnTheRouteIsRefusedByItsPlace() {
        Decision<Patrol> refused = PatrolDecisions.decide(
                in(Status.SCHEDULED), scans(online("x-1", "A", START), online("x-2", "Z", START)), START);
        assertThat(code(refused)).isEqualTo("CHECKPOINT_UNKNOWN");
        assertThat(((Decision.Refused<Patrol>) refused).refusal().field()).isEqualTo("scans[1].code");
    }

    @Test
    void aPhoneIsBelievedAboutThePastOnlyWhenItWasOffline() {
        Patrol online =
                after(in(Status.SCHEDULED), scans(online("x-1", "A", START.minus(Duration.ofHours(1)))), IN_TIME);
        assertThat(online.scans().getFirst().flaw()).isEqualTo(Scan.Flaw.CLOCK_WRONG);
        assertThat(online.scans().getFirst().countsAt()).isEqualTo(IN_TIME);
        Patrol ahead = after(in(Status.SCHEDULED), scans(offline("x-1", "A", LATE)), IN_TIME);
        assertThat(ahead.scans().getFirst().flaw()).isEqualTo(Scan.Flaw.CLOCK_AHEAD);
        assertThat(ahead.status()).as("no proof yet").isEqualTo(Status.SCHEDULED);
    }

    @Test
    void aClockALittleAheadCountsWhenTheScanCame() {
        Patrol done = after(
                in(Status.SCHEDULED),
                scans(online("x-1", "A", START.plusSeconds(90)), online("x-2", "B", START.plusSeconds(90))),
                START);
        assertThat(done.status()).isEqualTo(Status.COMPLETE);
        assertThat(done.scans().getFirst().countsAt()).isEqualTo(START);
    }

    @Test
    void aWalkMayBeginAQuarterOfAnHourEarlyAndNoSooner() {
        Instant early = START.minus(Duration.ofMinutes(15));
        Patrol begun = after(in(Status.SCHEDULED), scans(online("x-1", "A", early), online("x-2", "B", early)), early);
        assertThat(begun.status()).as("complete only once it is due").isEqualTo(Status.IN_PROGRESS);
        assertThat(after(begun, new PatrolCommand.Conclude(), CLOSE).status()).isEqualTo(Status.COMPLETE);
        Patrol tooEarly =
                after(in(Status.SCHEDULED), scans(online("x-1", "A", early.minusMillis(1))), early.minusMillis(1));
        assertThat(tooEarly.scans().getFirst().flaw()).isEqualTo(Scan.Flaw.TOO_EARLY);
        assertThat(tooEarly.status()).isEqualTo(Status.SCHEDULED);
    }

    @Test
    void evidenceIsTakenForAWeek() {
        Instant last = CLOSE.plus(Duration.ofDays(7));
        PatrolCommand late = scans(offline("x-1", "A", IN_TIME));
        assertThat(after(in(Status.MISSED), late, last).status()).isEqualTo(Status.INCOMPLETE);
        assertThat(code(PatrolDecisions.decide(in(Status.MISSED), late, last.plusMillis(1))))
                .isEqualTo("EVIDENCE_TOO_LATE");
    }

    @Test
    void scansHaveALimit() {
        Sent[] many = IntStream.rangeClosed(0, Patrol.MAX_SCANS)
                .mapToObj(number -> offline("x-" + number, "A", IN_TIME))
                .toArray(Sent[]::new);
        assertThat(code(PatrolDecisions.decide(in(Status.SCHEDULED), scans(many), IN_TIME)))
                .isEqualTo("TOO_MANY_SCANS");
    }

    @Test
    void aWalkScheduledAfterTheSuspensionIsNotWithdrawnForIt() {
        Patrol again = after(in(Status.CANCELLED), schedule(2), START.minusSeconds(1));
        assertThat(PatrolDecisions.decide(again, new PatrolCommand.Cancel(1), START.minusSeconds(1)))
                .isInstanceOf(Decision.Unchanged.class);
    }
}
