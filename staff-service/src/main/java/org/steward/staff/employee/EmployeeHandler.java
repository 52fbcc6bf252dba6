package org.steward.staff.employee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Json;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.staff.organisation.OrganisationHandler;
import org.steward.staff.organisation.PlacePermissions;
import org.steward.staff.organisation.TurnHandler;
import org.steward.staff.position.Position;
import org.steward.staff.position.PositionHandler;
import org.steward.staff.site.SiteHandler;

/**
 * The door to employees.
 *
 * <p>What an assignment names is read before deciding. Positions and regions are never removed. A site may close in that
 * moment: then somebody is assigned to a closed site, where no service lets anybody do anything; harmless, and the
 * assignment shows it. That the last administrator stays is another matter: those commands come one after the other.
 */
@Component
public class EmployeeHandler {

    private final CommandRunner runner;
    private final EmployeeStore store;
    private final NumberStore numbers;
    private final OrganisationHandler organisation;
    private final SiteHandler sites;
    private final PositionHandler positions;
    private final PlacePermissions access;
    private final TurnHandler turns;
    private final Clock clock;

    EmployeeHandler(
            CommandRunner runner,
            EmployeeStore store,
            NumberStore numbers,
            OrganisationHandler organisation,
            SiteHandler sites,
            PositionHandler positions,
            PlacePermissions access,
            TurnHandler turns,
            Clock clock) {
        this.runner = runner;
        this.store = store;
        this.numbers = numbers;
        this.organisation = organisation;
        this.sites = sites;
        this.positions = positions;
        this.access = access;
        this.turns = turns;
        this.clock = clock;
    }

    CommandResult join(Command command, EmployeeRequests.Join request) {
        String asked = request.employeeId();
        return join(
                command,
                asked == null ? command.newAggregateId("employee") : asked,
                request.employeeNumber(),
                request.personal(),
                () -> placement(command, request.assignment()));
    }

    /** Takes on the founder of the company as its first administrator. */
    public CommandResult joinFounder(Command command, String employeeId, String number, PersonalRequest personal) {
        AssignmentRequest asked =
                new AssignmentRequest(Position.ADMINISTRATOR_ID, Level.COMPANY, null, null, null, null);
        return join(
                command,
                employeeId,
                number,
                personal,
                () -> new Placement(
                        asked,
                        positions.find(Position.ADMINISTRATOR_ID),
                        null,
                        null,
                        organisation.knownCompany().zoneId(),
                        true));
    }

    private CommandResult join(
            Command command, String id, String number, PersonalRequest personal, Supplier<Placement> placement) {
        return runner.run(store.aggregates(), id, command, (employee, now) -> {
            Placement place = placement.get();
            return claiming(
                    number,
                    id,
                    now,
                    free -> EmployeeDecisions.decide(
                            employee,
                            new EmployeeCommand.Join(id, number, free, personal.data(), assignmentId(command), place),
                            now));
        });
    }

    CommandResult assign(Command command, String employeeId, EmployeeRequests.Assign request) {
        known(employeeId);
        return runner.run(
                store.aggregates(),
                employeeId,
                command,
                (employee, now) -> EmployeeDecisions.decide(
                        employee,
                        new EmployeeCommand.Assign(
                                assignmentId(command), placement(command, request.assignment()), command.authority()),
                        now));
    }

    CommandResult transfer(Command command, String employeeId, EmployeeRequests.Transfer request) {
        List<String> ended = request.endedAssignmentIds();
        return guardingTheLastAdministrator(
                employeeId,
                () -> runner.run(
                        store.aggregates(),
                        employeeId,
                        command,
                        (employee, now) -> EmployeeDecisions.decide(
                                employee,
                                new EmployeeCommand.Transfer(
                                        ended == null ? List.of() : ended,
                                        assignmentId(command),
                                        placement(command, request.assignment()),
                                        store.hasAdministratorBesides(employeeId, now),
                                        command.authority()),
                                now)));
    }

    CommandResult leave(Command command, String employeeId, EmployeeRequests.Leave request) {
        return guardingTheLastAdministrator(
                employeeId,
                () -> runner.run(
                        store.aggregates(),
                        employeeId,
                        command,
                        (employee, now) -> EmployeeDecisions.decide(
                                employee,
                                new EmployeeCommand.Leave(
                                        request.leftAt(),
                                        store.hasAdministratorBesides(employeeId, now),
                                        command.authority()),
                                now)));
    }

    CommandResult correctNumber(Command command, String employeeId, EmployeeRequests.CorrectNumber request) {
        String number = request.employeeNumber();
        known(employeeId);
        CommandResult result = runner.run(
                store.aggregates(),
                employeeId,
                command,
                (employee, now) -> claiming(
                        number,
                        employeeId,
                        now,
                        free -> EmployeeDecisions.decide(
                                employee, new EmployeeCommand.CorrectNumber(number, free), now)));
        // Also on a retry: the instance that corrected it may have died before this.
        String before = result.answer().path("previousNumber").asString("");
        if (!before.isEmpty()) {
            numbers.giveBack(before, employeeId);
        }
        return result;
    }

    CommandResult changePersonal(Command command, String employeeId, PersonalRequest request) {
        known(employeeId);
        return runner.run(
                store.aggregates(),
                employeeId,
                command,
                (employee, now) ->
                        EmployeeDecisions.decide(employee, new EmployeeCommand.ChangePersonal(request.data()), now));
    }

    /** Puts the look on record, then answers with the data; they never become part of the stored answer. */
    CommandResult readPersonal(Command command, String employeeId, EmployeeRequests.ReadPersonal request) {
        known(employeeId);
        CommandResult recorded = runner.run(
                store.aggregates(),
                employeeId,
                command,
                (employee, now) ->
                        EmployeeDecisions.decide(employee, new EmployeeCommand.ReadPersonal(request.purpose()), now));
        return new CommandResult(
                employeeId,
                recorded.version(),
                Json.tree(EmployeeAnswers.Clear.of(known(employeeId).state())),
                recorded.replayed());
    }

    /** The employee, or null. */
    public @Nullable Employee find(String employeeId) {
        Stored<Employee> employee = store.find(employeeId);
        return employee == null ? null : employee.state();
    }

    Stored<Employee> known(String employeeId) {
        Stored<Employee> employee = store.find(employeeId);
        if (employee == null) {
            throw new RefusedException(Refusal.notFound("employee", employeeId));
        }
        return employee;
    }

    Page<Stored<Employee>> page(@Nullable String number, PageRequest request) {
        if (number == null) {
            return store.page(request);
        }
        Stored<Employee> owner = numbers.owner(number);
        return new Page<>(owner == null ? List.of() : List.of(owner), null);
    }

    Page<Stored<Employee>> atSite(String siteId, PageRequest request) {
        return store.atSite(siteId, clock.instant(), request);
    }

    /** Everybody who has, had or will have an assignment of that level to that place; null for the company. */
    public List<Employee> everAssigned(Level level, @Nullable String placeId) {
        return store.everAssigned(level, placeId);
    }

    /** Who holds the position at that instant by an assignment of that level to that place. */
    public List<Employee> holding(String positionId, Level level, @Nullable String placeId, Instant at) {
        return store.holding(positionId, level, placeId).stream()
                .filter(employee -> employee.assignmentsAt(at).stream()
                        .anyMatch(held -> held.positionId().equals(positionId)
                                && held.level() == level
                                && Objects.equals(EmployeeStore.placeOf(held), placeId == null ? "company" : placeId)))
                .toList();
    }

    /** Ids of sites and regions, and {@code company}, where somebody holds the position now or later. */
    public Set<String> placesOf(String positionId) {
        return store.placesOf(positionId, clock.instant());
    }

    /** How many work at each of the sites at that instant; sites where nobody does are missing. */
    public Map<String, Headcount> headcounts(List<String> siteIds, Instant at) {
        return Headcount.count(store.everAt(siteIds), at);
    }

    /** Decides as if the number were free, and claims it only for what would be accepted: a refusal leaves no claim. */
    private Decision<Employee> claiming(
            String number, String employeeId, Instant now, Function<Boolean, Decision<Employee>> decision) {
        Decision<Employee> ifFree = decision.apply(true);
        return ifFree instanceof Decision.Accepted<Employee> && !numbers.claim(number, employeeId, now)
                ? decision.apply(false)
                : ifFree;
    }

    /** Two administrators who dismiss each other at once would leave none. */
    private CommandResult guardingTheLastAdministrator(String employeeId, Supplier<CommandResult> work) {
        boolean administrator = known(employeeId).state().assignments().stream()
                .anyMatch(assignment -> assignment.positionId().equals(Position.ADMINISTRATOR_ID));
        return administrator ? turns.inTurn("administrators", work) : work.get();
    }

    private Placement placement(Command command, AssignmentRequest asked) {
        String site = asked.siteId();
        String region = asked.regionId();
        return new Placement(
                asked,
                positions.find(asked.positionId()),
                site == null ? null : sites.find(site),
                region == null ? null : organisation.region(region),
                organisation.knownCompany().zoneId(),
                access.isAdministrator(command.authority()));
    }

    private static String assignmentId(Command command) {
        return Ids.derive("assignment", Scope.COMPANY, command.id());
    }
}
