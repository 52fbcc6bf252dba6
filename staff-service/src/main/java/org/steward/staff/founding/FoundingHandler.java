package org.steward.staff.founding;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Caller;
import org.steward.platform.access.CompanyExists;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Json;
import org.steward.platform.document.Stored;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.organisation.Company;
import org.steward.staff.organisation.OrganisationHandler;
import org.steward.staff.position.Position;
import org.steward.staff.position.PositionHandler;

/**
 * Founds the company: the company itself, the position that makes administrators, its founder in it.
 *
 * <p>Three aggregates are three commands. Their ids are known beforehand, so the same request sent again finds what is
 * done and does what is missing; until all is done the one configured subject may send it.
 */
@Component
class FoundingHandler implements CompanyExists {

    private static final Pattern EMPLOYEE_ID = Pattern.compile("[A-Za-z0-9:_-]{1,64}");

    private final OrganisationHandler organisation;
    private final PositionHandler positions;
    private final EmployeeHandler employees;
    private final OrganisationView view;
    private final Clock clock;

    FoundingHandler(
            OrganisationHandler organisation,
            PositionHandler positions,
            EmployeeHandler employees,
            OrganisationView view,
            Clock clock) {
        this.organisation = organisation;
        this.positions = positions;
        this.employees = employees;
        this.view = view;
        this.clock = clock;
    }

    CommandResult found(Command command, Caller caller, FoundRequest request) {
        String founder = founder(caller);
        CommandResult company = organisation.createCompany(command, request.name(), request.zone(), founder);
        if (positions.find(Position.ADMINISTRATOR_ID) == null) {
            positions.defineAdministrator(step(command, "position"));
        }
        if (employees.find(founder) == null) {
            employees.joinFounder(
                    step(command, "administrator"),
                    founder,
                    request.administrator().employeeNumber(),
                    request.administrator().personal());
        }
        Stored<Company> founded = known();
        return new CommandResult(
                founded.id(), founded.version(), Json.tree(progress(founded.state())), company.replayed());
    }

    Stored<Company> known() {
        Stored<Company> company = organisation.company();
        if (company == null) {
            throw new RefusedException(Refusal.notFound("company", Company.ID));
        }
        return company;
    }

    Founding progress(Company company) {
        return Founding.of(
                company,
                positions.find(Position.ADMINISTRATOR_ID) != null,
                employees.find(company.founderId()) != null);
    }

    /** Only when founding is done and access knows the founder, so that he can repeat his request until then. */
    @Override
    public boolean now() {
        Stored<Company> company = organisation.company();
        return company != null
                && progress(company.state()).isComplete()
                && isKnownToAccess(company.state().founderId(), clock.instant());
    }

    private boolean isKnownToAccess(String founder, Instant now) {
        Employee employee = employees.find(founder);
        return !view.assignments(founder, now).isEmpty()
                || (employee != null && employee.status(now) == Employee.Status.LEFT);
    }

    private static Command step(Command command, String step) {
        return new Command(
                command.scope(),
                command.operation() + '.' + step,
                command.key(),
                command.authority(),
                command.fingerprint(),
                null,
                command.correlationId(),
                null,
                command.traceparent());
    }

    private static String founder(Caller caller) {
        @Nullable String employeeId = caller.employeeId();
        if (employeeId == null || !EMPLOYEE_ID.matcher(employeeId).matches() || Ids.isDerived(employeeId)) {
            throw new RefusedException(
                    Refusal.forbidden("EMPLOYEE_CLAIM_MISSING", Map.of("subject", caller.subject())));
        }
        return employeeId;
    }
}
