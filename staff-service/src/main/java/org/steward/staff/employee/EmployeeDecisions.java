package org.steward.staff.employee;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.Require;
import org.steward.staff.employee.Employee.Status;
import org.steward.staff.employee.EmployeeEvent.Ended;
import org.steward.staff.employee.EmployeeEvent.Held;
import org.steward.staff.position.Position;

/** The rules of an employee: what each command does in each state, and why it is refused. */
final class EmployeeDecisions {

    private static final int DAYS_A_YEAR = 365;

    private EmployeeDecisions() {}

    /** The answer to what gives an assignment. */
    record Placed(String id, String assignmentId) {}

    /** The answer to a correction of the number. */
    record Renumbered(String id, String previousNumber) {}

    static Decision<Employee> decide(@Nullable Employee employee, EmployeeCommand command, Instant now) {
        if (command instanceof EmployeeCommand.Join join) {
            return employee == null ? join(join, now) : joinedBefore(employee, now);
        }
        if (employee == null) {
            throw new IllegalArgumentException("no employee for " + command);
        }
        return switch (command) {
            case EmployeeCommand.Join join -> throw new IllegalStateException("decided above: " + join);
            case EmployeeCommand.Assign assign -> assign(employee, assign, now);
            case EmployeeCommand.Transfer transfer -> transfer(employee, transfer, now);
            case EmployeeCommand.Leave leave -> leave(employee, leave, now);
            case EmployeeCommand.CorrectNumber correct -> correctNumber(employee, correct);
            case EmployeeCommand.ChangePersonal change -> changePersonal(employee, change);
            case EmployeeCommand.ReadPersonal read ->
                Decision.accept(employee, new EmployeeEvent.PersonalRead(employee.employeeId(), read.purpose()));
        };
    }

    private static Decision<Employee> join(EmployeeCommand.Join join, Instant now) {
        if (!join.numberFree()) {
            return numberTaken(join.employeeNumber());
        }
        Assignment first = join.placement().resolve(join.assignmentId(), now);
        Employee employee = new Employee(
                join.employeeId(), join.employeeNumber(), join.personal(), List.of(first), first.validFrom(), null);
        return Decision.accept(
                employee, new EmployeeEvent.Joined(employee.employeeId(), employee.employeeNumber(), Held.of(first)));
    }

    private static Decision<Employee> joinedBefore(Employee employee, Instant now) {
        // A person who comes back gets a new record and a new number: rights and ledgers of the first time have ended.
        return Decision.refuse(Refusal.conflict(
                employee.status(now) == Status.LEFT ? "EMPLOYEE_CANNOT_REJOIN" : "EMPLOYEE_EXISTS",
                Map.of("id", employee.employeeId())));
    }

    private static Decision<Employee> assign(Employee employee, EmployeeCommand.Assign assign, Instant now) {
        Refusal refusal = mayBeChanged(employee, assign.by(), now);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Assignment added = assign.placement().resolve(assign.assignmentId(), now);
        refusal = fits(employee, employee.assignments(), added, now);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                                employee.withAssignments(with(employee.assignments(), added, now)),
                                new EmployeeEvent.Assigned(employee.employeeId(), Held.of(added)))
                        .answering(new Placed(employee.employeeId(), added.assignmentId()));
    }

    private static Decision<Employee> transfer(Employee employee, EmployeeCommand.Transfer transfer, Instant now) {
        Refusal refusal = mayBeChanged(employee, transfer.by(), now);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Assignment next = transfer.placement().resolve(transfer.assignmentId(), now);
        List<Assignment> ending = ending(employee, transfer.endedAssignmentIds(), next.validFrom());
        if (ending.isEmpty()) {
            return Decision.refuse(Refusal.conflict(
                    "NOTHING_TO_TRANSFER", Map.of("id", employee.employeeId(), "from", next.validFrom())));
        }
        List<Assignment> after = new ArrayList<>(employee.assignments());
        List<Ended> ended = new ArrayList<>();
        for (Assignment assignment : ending) {
            // One that begins only after the transfer never begins: it ends where it starts.
            Instant until = later(next.validFrom(), assignment.validFrom());
            after.set(after.indexOf(assignment), assignment.endingAt(until));
            ended.add(new Ended(assignment.assignmentId(), until));
        }
        refusal = fits(employee, after, next, now);
        if (refusal == null
                && !transfer.anotherAdministrator()
                && !isAdministrator(next)
                && ending.stream().anyMatch(EmployeeDecisions::isAdministrator)) {
            refusal = lastAdministrator(employee);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                                employee.withAssignments(with(after, next, now)),
                                new EmployeeEvent.Transferred(employee.employeeId(), ended, Held.of(next)))
                        .answering(new Placed(employee.employeeId(), next.assignmentId()));
    }

    private static List<Assignment> ending(Employee employee, List<String> ids, Instant at) {
        if (ids.isEmpty()) {
            return employee.assignments().stream()
                    .filter(assignment -> Employee.endsAfter(assignment, at))
                    .toList();
        }
        Require.distinct(ids, id -> id, i -> "endedAssignmentIds[" + i + "]");
        List<Assignment> ending = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            String field = "endedAssignmentIds[" + i + "]";
            Assignment found = employee.assignments().stream()
                    .filter(assignment -> assignment.assignmentId().equals(id))
                    .findFirst()
                    .orElseThrow(
                            () -> Require.refused("ASSIGNMENT_UNKNOWN", field, id, "an assignment of this employee"));
            Require.that(
                    Employee.endsAfter(found, at),
                    "ASSIGNMENT_ENDED",
                    field,
                    Objects.toString(found.validUntil()),
                    "later than " + at);
            ending.add(found);
        }
        return ending;
    }

    private static Decision<Employee> leave(Employee employee, EmployeeCommand.Leave leave, Instant now) {
        Refusal refusal = mayBeChanged(employee, leave.by(), now);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Instant asked = leave.at();
        Instant at = asked == null ? later(now, employee.joinedAt()) : asked.truncatedTo(ChronoUnit.MILLIS);
        Instant latest = now.plus((long) DAYS_A_YEAR * Placement.YEARS_AHEAD, ChronoUnit.DAYS);
        if (at.isBefore(employee.joinedAt()) || at.isAfter(latest)) {
            return Decision.refuse(Refusal.invalid(
                    "LEAVING_OUT_OF_RANGE",
                    "leftAt",
                    Map.of("seen", at, "first", employee.joinedAt(), "last", latest)));
        }
        if (!leave.anotherAdministrator()
                && employee.assignmentsFrom(at).stream().anyMatch(EmployeeDecisions::isAdministrator)) {
            return Decision.refuse(lastAdministrator(employee));
        }
        return at.equals(employee.leftAt())
                ? Decision.unchanged()
                : Decision.accept(employee.leaving(at), new EmployeeEvent.Left(employee.employeeId(), at));
    }

    private static Decision<Employee> correctNumber(Employee employee, EmployeeCommand.CorrectNumber correct) {
        if (correct.employeeNumber().equals(employee.employeeNumber())) {
            return Decision.unchanged();
        }
        return correct.numberFree()
                ? Decision.accept(
                                employee.withNumber(correct.employeeNumber()),
                                new EmployeeEvent.NumberCorrected(employee.employeeId(), correct.employeeNumber()))
                        .answering(new Renumbered(employee.employeeId(), employee.employeeNumber()))
                : numberTaken(correct.employeeNumber());
    }

    private static Decision<Employee> changePersonal(Employee employee, EmployeeCommand.ChangePersonal change) {
        PersonalData before = employee.personal();
        PersonalData after = change.personal();
        List<String> members = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            members.add("name");
        }
        if (!Objects.equals(before.phone(), after.phone())) {
            members.add("phone");
        }
        if (!Objects.equals(before.idNumber(), after.idNumber())) {
            members.add("idNumber");
        }
        return members.isEmpty()
                ? Decision.unchanged()
                : Decision.accept(
                        employee.withPersonal(after),
                        new EmployeeEvent.PersonalChanged(employee.employeeId(), members));
    }

    /** Nobody decides where he himself works, nor lets a delegate do it for him; and who has left has no assignments. */
    private static @Nullable Refusal mayBeChanged(Employee employee, Authority by, Instant now) {
        if (employee.employeeId().equals(by.actor()) || employee.employeeId().equals(by.onBehalfOf())) {
            return Refusal.forbidden("OWN_ASSIGNMENT", Map.of("id", employee.employeeId()));
        }
        return employee.status(now) == Status.LEFT
                ? Refusal.conflict(
                        "EMPLOYEE_LEFT",
                        Map.of("id", employee.employeeId(), "leftAt", Objects.toString(employee.leftAt())))
                : null;
    }

    private static @Nullable Refusal fits(Employee employee, List<Assignment> held, Assignment added, Instant now) {
        Instant leftAt = employee.leftAt();
        if (leftAt != null && !added.validFrom().isBefore(leftAt)) {
            return Refusal.conflict(
                    "ASSIGNMENT_AFTER_LEAVING",
                    Map.of("id", employee.employeeId(), "leftAt", leftAt, "from", added.validFrom()));
        }
        for (Assignment other : held) {
            if (samePlace(other, added) && overlap(other, added)) {
                return Refusal.conflict(
                        "ASSIGNMENT_OVERLAPS", Map.of("id", employee.employeeId(), "assignment", other.assignmentId()));
            }
        }
        long holding = held.stream()
                .filter(assignment -> Employee.endsAfter(assignment, now))
                .count();
        return holding >= Employee.MAX_ASSIGNMENTS
                ? Refusal.conflict(
                        "TOO_MANY_ASSIGNMENTS", Map.of("id", employee.employeeId(), "limit", Employee.MAX_ASSIGNMENTS))
                : null;
    }

    private static boolean samePlace(Assignment one, Assignment other) {
        return one.positionId().equals(other.positionId())
                && one.level() == other.level()
                && Objects.equals(one.siteId(), other.siteId())
                && Objects.equals(one.regionId(), other.regionId());
    }

    private static boolean overlap(Assignment one, Assignment other) {
        return Employee.endsAfter(one, other.validFrom()) && Employee.endsAfter(other, one.validFrom());
    }

    /** With one more; the oldest of many ended ones are left to the journal. */
    private static List<Assignment> with(List<Assignment> held, Assignment added, Instant now) {
        List<Assignment> ended = held.stream()
                .filter(assignment -> !Employee.endsAfter(assignment, now))
                .sorted(Comparator.comparing(Assignment::validFrom))
                .toList();
        List<Assignment> forgotten = ended.subList(0, Math.max(0, ended.size() - Employee.ENDED_KEPT));
        List<Assignment> after = new ArrayList<>(held);
        after.removeAll(forgotten);
        after.add(added);
        return after;
    }

    private static Decision<Employee> numberTaken(String number) {
        return Decision.refuse(
                new Refusal(Refusal.Kind.CONFLICT, "EMPLOYEE_NUMBER_TAKEN", "employeeNumber", Map.of("value", number)));
    }

    private static boolean isAdministrator(Assignment assignment) {
        return assignment.positionId().equals(Position.ADMINISTRATOR_ID);
    }

    private static Refusal lastAdministrator(Employee employee) {
        return Refusal.conflict("LAST_ADMINISTRATOR", Map.of("id", employee.employeeId()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
