package org.steward.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;
import static org.steward.staff.Decisions.refused;
import static org.steward.staff.employee.Employees.ADMIN;
import static org.steward.staff.employee.Employees.CLERK;
import static org.steward.staff.employee.Employees.GUARD;
import static org.steward.staff.employee.Employees.HR;
import static org.steward.staff.employee.Employees.NEXT_WEEK;
import static org.steward.staff.employee.Employees.NOW;
import static org.steward.staff.employee.Employees.WANG;
import static org.steward.staff.employee.Employees.after;
import static org.steward.staff.employee.Employees.assign;
import static org.steward.staff.employee.Employees.at;
import static org.steward.staff.employee.Employees.employed;
import static org.steward.staff.employee.Employees.inCompany;
import static org.steward.staff.employee.Employees.join;
import static org.steward.staff.employee.Employees.leave;
import static org.steward.staff.employee.Employees.states;
import static org.steward.staff.employee.Employees.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.access.Assignment;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.staff.employee.EmployeeEvent.Ended;
import org.steward.staff.employee.EmployeeEvent.Held;

class EmployeeDecisionsTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    /** Midnight of 1 December in Shanghai. */
    private static final Instant DECEMBER_IN_SHANGHAI = Instant.parse("2026-11-30T16:00:00Z");

    /** What every command does in every state. */
    private static final String TABLE = """
            state    join                   assign        transfer      leave         number   personal read
            EXPECTED EMPLOYEE_EXISTS        accepted      accepted      accepted      accepted accepted accepted
            EMPLOYED EMPLOYEE_EXISTS        accepted      accepted      accepted      accepted accepted accepted
            LEAVING  EMPLOYEE_EXISTS        accepted      accepted      accepted      accepted accepted accepted
            LEFT     EMPLOYEE_CANNOT_REJOIN EMPLOYEE_LEFT EMPLOYEE_LEFT EMPLOYEE_LEFT accepted accepted accepted
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        Map<String, EmployeeCommand> commands = Employees.commands();
        List<String> lines = TABLE.lines().toList();
        List<String> columns = words(lines.getFirst());
        assertThat(columns.subList(1, columns.size())).containsExactlyElementsOf(commands.keySet());
        assertThat(lines.stream().skip(1).map(line -> words(line).getFirst()))
                .containsExactlyElementsOf(
                        Arrays.stream(Employee.Status.values()).map(Enum::name).toList());
        return lines.stream().skip(1).flatMap(line -> {
            List<String> cells = words(line);
            Employee employee = states().get(cells.getFirst());
            return IntStream.range(1, columns.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(
                            cells.getFirst() + " × " + columns.get(i), () -> assertThat(outcome(() ->
                                            EmployeeDecisions.decide(employee, commands.get(columns.get(i)), NOW)))
                                    .isEqualTo(cells.get(i))));
        });
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.trim().split("\\s+"));
    }

    @TestFactory
    Stream<DynamicTest> everyStateIsWhatItIsCalled() {
        return states().entrySet().stream()
                .map(state -> DynamicTest.dynamicTest(
                        state.getKey(),
                        () -> assertThat(state.getValue().status(NOW)).hasToString(state.getKey())));
    }

    @TestFactory
    Stream<DynamicTest> nothingButJoiningWorksWithoutAnEmployee() {
        return Employees.commands().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("join"))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertThatThrownBy(
                                () -> EmployeeDecisions.decide(null, entry.getValue(), NOW))
                        .isInstanceOf(IllegalArgumentException.class)));
    }

    @Test
    void aJoinerIsToldByNumberAndAssignmentAndNeverByName() {
        Decision.Accepted<Employee> decision =
                accepted(EmployeeDecisions.decide(null, join(at("s-1", CLERK, DECEMBER, null)), NOW));
        assertThat(decision.events())
                .containsExactly(new EmployeeEvent.Joined(
                        "e-1",
                        "A-001",
                        new Held("a-1", "p-clerk", Assignment.Level.SITE, "s-1", null, DECEMBER_IN_SHANGHAI, null)));
        assertThat(decision.state().joinedAt()).isEqualTo(DECEMBER_IN_SHANGHAI);
        assertThat(decision.state().assignmentsAt(NOW)).isEmpty();
        assertThat(decision.state().assignmentsAt(DECEMBER_IN_SHANGHAI)).hasSize(1);
    }

    @Test
    void aNumberHasOneOwner() {
        EmployeeCommand taken = new EmployeeCommand.Join("e-1", "A-001", false, WANG, "a-1", at("s-1", CLERK));
        assertThat(refused(() -> EmployeeDecisions.decide(null, taken, NOW)))
                .isEqualTo("EMPLOYEE_NUMBER_TAKEN at employeeNumber");
        assertThat(refused(() ->
                        EmployeeDecisions.decide(employed(), new EmployeeCommand.CorrectNumber("A-002", false), NOW)))
                .isEqualTo("EMPLOYEE_NUMBER_TAKEN at employeeNumber");
        assertThat(EmployeeDecisions.decide(employed(), new EmployeeCommand.CorrectNumber("A-001", true), NOW))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aTransferEndsAllThatHoldsAtTheInstantTheNextBegins() {
        Employee twoJobs = after(employed(), assign("a-2", at("s-1", GUARD)));
        Decision.Accepted<Employee> decision =
                accepted(EmployeeDecisions.decide(twoJobs, transfer(List.of(), at("s-2", CLERK, DECEMBER, null)), NOW));
        EmployeeEvent.Transferred event =
                (EmployeeEvent.Transferred) decision.events().getFirst();
        assertThat(event.endedAssignments())
                .containsExactly(new Ended("a-1", DECEMBER_IN_SHANGHAI), new Ended("a-2", DECEMBER_IN_SHANGHAI));
        assertThat(sites(decision.state(), DECEMBER_IN_SHANGHAI.minusMillis(1))).containsOnly("s-1");
        assertThat(sites(decision.state(), DECEMBER_IN_SHANGHAI)).containsExactly("s-2");
    }

    @Test
    void aTransferMayEndOneOfSeveral() {
        Employee twoJobs = after(employed(), assign("a-2", at("s-3", GUARD)));
        Employee moved = after(twoJobs, transfer(List.of("a-2"), at("s-2", GUARD)));
        assertThat(sites(moved, NOW)).containsExactlyInAnyOrder("s-1", "s-2");
    }

    @Test
    void anAssignmentThatWouldBeginAfterTheTransferNeverBegins() {
        Employee later = after(employed(), assign("a-2", at("s-3", GUARD, LocalDate.of(2027, 1, 1), null)));
        Employee moved = after(later, transfer(List.of(), at("s-2", CLERK, DECEMBER, null)));
        assertThat(sites(moved, Instant.parse("2027-06-01T00:00:00Z"))).containsExactly("s-2");
    }

    @Test
    void aTransferNamesAssignmentsOfHisThatHaveNotEnded() {
        assertThat(refused(() ->
                        EmployeeDecisions.decide(employed(), transfer(List.of("a-1", "a-7"), at("s-2", CLERK)), NOW)))
                .isEqualTo("ASSIGNMENT_UNKNOWN at endedAssignmentIds[1]");
        Employee moved = after(employed(), transfer(List.of(), at("s-2", CLERK, DECEMBER, null)));
        assertThat(refused(() -> EmployeeDecisions.decide(
                        moved,
                        new EmployeeCommand.Transfer(
                                List.of("a-1"), "a-10", at("s-3", CLERK, DECEMBER, null), true, HR),
                        NOW)))
                .isEqualTo("ASSIGNMENT_ENDED at endedAssignmentIds[0]");
        assertThat(refused(() ->
                        EmployeeDecisions.decide(employed(), transfer(List.of("a-1", "a-1"), at("s-2", CLERK)), NOW)))
                .isEqualTo("VALUE_REPEATED at endedAssignmentIds[1]");
    }

    @Test
    void withNothingHeldThereIsNothingToTransfer() {
        Employee ended = after(null, join(at("s-1", CLERK, LocalDate.of(2026, 11, 1), DECEMBER)));
        assertThat(refused(() -> EmployeeDecisions.decide(
                        ended, transfer(List.of(), at("s-2", CLERK, LocalDate.of(2027, 1, 1), null)), NOW)))
                .isEqualTo("NOTHING_TO_TRANSFER");
    }

    @Test
    void theSameJobAtTheSamePlaceIsHeldOnceAtATime() {
        assertThat(refused(() -> EmployeeDecisions.decide(employed(), assign("a-2", at("s-1", CLERK)), NOW)))
                .isEqualTo("ASSIGNMENT_OVERLAPS");
        Employee until = after(null, join(at("s-1", CLERK, LocalDate.of(2026, 11, 1), DECEMBER)));
        Employee again = after(until, assign("a-2", at("s-1", CLERK, DECEMBER, null)));
        assertThat(again.assignmentsAt(DECEMBER_IN_SHANGHAI)).hasSize(1);
    }

    @Test
    void thereIsALimitOfAssignments() {
        Employee busy = employed();
        for (int i = 2; i <= Employee.MAX_ASSIGNMENTS; i++) {
            busy = after(busy, assign("a-" + i, at("s-" + i, CLERK)));
        }
        Employee full = busy;
        assertThat(refused(() -> EmployeeDecisions.decide(full, assign("a-99", at("s-99", CLERK)), NOW)))
                .isEqualTo("TOO_MANY_ASSIGNMENTS");
    }

    @Test
    void theDocumentForgetsTheOldestOfManyEndedAssignments() {
        Employee employee = employed();
        for (int i = 0; i < 50; i++) {
            EmployeeCommand move =
                    new EmployeeCommand.Transfer(List.of(), "m-" + i, at("s-" + (i % 2 + 2), CLERK), true, HR);
            employee = accepted(EmployeeDecisions.decide(employee, move, NOW.plusSeconds(60L * (i + 1))))
                    .state();
        }
        assertThat(employee.assignments()).hasSizeLessThanOrEqualTo(Employee.ENDED_KEPT + 2);
        assertThat(employee.assignments().getLast().assignmentId()).isEqualTo("m-49");
    }

    @Test
    void leavingAtOnceEndsEverythingAtOnce() {
        Decision.Accepted<Employee> decision = accepted(EmployeeDecisions.decide(employed(), leave(null), NOW));
        assertThat(decision.events()).containsExactly(new EmployeeEvent.Left("e-1", NOW));
        assertThat(decision.state().assignmentsAt(NOW)).isEmpty();
        assertThat(decision.state().assignmentsAt(NOW.minusMillis(1))).isEmpty();
    }

    @Test
    void leavingLaterLeavesAssignmentsUntilThen() {
        Employee leaving = after(employed(), leave(NEXT_WEEK));
        assertThat(leaving.assignmentsAt(NEXT_WEEK.minusMillis(1))).hasSize(1);
        assertThat(leaving.assignmentsAt(NEXT_WEEK)).isEmpty();
        assertThat(leaving.assignmentsFrom(NEXT_WEEK)).isEmpty();
    }

    @Test
    void aLeavingMayBeMovedWhileItHasNotCome() {
        Employee leaving = after(employed(), leave(NEXT_WEEK));
        assertThat(EmployeeDecisions.decide(leaving, leave(NEXT_WEEK), NOW)).isInstanceOf(Decision.Unchanged.class);
        Instant moved = NEXT_WEEK.plusSeconds(3600);
        assertThat(after(leaving, leave(moved)).assignmentsAt(NEXT_WEEK)).hasSize(1);
    }

    @Test
    void whoNeverCameLeavesWhenHeWouldHaveBegun() {
        Employee expected = states().get("EXPECTED");
        Employee gone = after(expected, leave(null));
        assertThat(gone.leftAt()).isEqualTo(DECEMBER_IN_SHANGHAI);
        assertThat(gone.assignmentsAt(DECEMBER_IN_SHANGHAI)).isEmpty();
        assertThat(gone.assignmentsFrom(NOW)).isEmpty();
    }

    @Test
    void nobodyLeavesBeforeHeJoinedNorInTheFarFuture() {
        assertThat(refused(() -> EmployeeDecisions.decide(employed(), leave(NOW.minusSeconds(1)), NOW)))
                .isEqualTo("LEAVING_OUT_OF_RANGE at leftAt");
        assertThat(refused(
                        () -> EmployeeDecisions.decide(employed(), leave(Instant.parse("2126-01-01T00:00:00Z")), NOW)))
                .isEqualTo("LEAVING_OUT_OF_RANGE at leftAt");
    }

    @Test
    void aLeaverGetsNoAssignmentForAfterwards() {
        Employee leaving = after(employed(), leave(NEXT_WEEK));
        assertThat(refused(() -> EmployeeDecisions.decide(
                        leaving, assign("a-2", at("s-2", CLERK, LocalDate.of(2026, 12, 2), null)), NOW)))
                .isEqualTo("ASSIGNMENT_AFTER_LEAVING");
    }

    @Test
    void nobodyDecidesWhereHeHimselfWorks() {
        for (Authority own : List.of(Authority.of("e-1"), new Authority("e-2", "e-1"), new Authority("e-1", "e-2"))) {
            assertThat(refused(() -> EmployeeDecisions.decide(
                            employed(), new EmployeeCommand.Assign("a-2", at("s-2", GUARD), own), NOW)))
                    .isEqualTo("OWN_ASSIGNMENT");
            assertThat(refused(() -> EmployeeDecisions.decide(
                            employed(),
                            new EmployeeCommand.Transfer(List.of(), "a-2", at("s-2", GUARD), true, own),
                            NOW)))
                    .isEqualTo("OWN_ASSIGNMENT");
            assertThat(refused(() ->
                            EmployeeDecisions.decide(employed(), new EmployeeCommand.Leave(null, true, own), NOW)))
                    .isEqualTo("OWN_ASSIGNMENT");
        }
    }

    @Test
    void theLastAdministratorStays() {
        Employee administrator = after(null, join(inCompany(ADMIN, true)));
        assertThat(refused(() ->
                        EmployeeDecisions.decide(administrator, new EmployeeCommand.Leave(NEXT_WEEK, false, HR), NOW)))
                .isEqualTo("LAST_ADMINISTRATOR");
        assertThat(refused(() -> EmployeeDecisions.decide(
                        administrator,
                        new EmployeeCommand.Transfer(List.of(), "a-2", at("s-1", CLERK), false, HR),
                        NOW)))
                .isEqualTo("LAST_ADMINISTRATOR");
        assertThat(after(administrator, new EmployeeCommand.Leave(NEXT_WEEK, true, HR))
                        .leftAt())
                .isEqualTo(NEXT_WEEK);
    }

    @Test
    void whatChangedInPersonalDataIsToldWithoutTheValues() {
        EmployeeCommand change = new EmployeeCommand.ChangePersonal(new PersonalData("王小明", "13900000000", null));
        assertThat(accepted(EmployeeDecisions.decide(employed(), change, NOW)).events())
                .containsExactly(new EmployeeEvent.PersonalChanged("e-1", List.of("phone", "idNumber")));
        assertThat(EmployeeDecisions.decide(employed(), new EmployeeCommand.ChangePersonal(WANG), NOW))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void lookingAtPersonalDataIsOnRecord() {
        assertThat(accepted(EmployeeDecisions.decide(
                                employed(), new EmployeeCommand.ReadPersonal(ReadPurpose.EMERGENCY), NOW))
                        .events())
                .containsExactly(new EmployeeEvent.PersonalRead("e-1", ReadPurpose.EMERGENCY));
    }

    private static List<String> sites(Employee employee, Instant at) {
        return employee.assignmentsAt(at).stream().map(Assignment::siteId).toList();
    }
}
