package org.steward.staff.employee;

import static org.steward.staff.Decisions.accepted;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.access.Role;
import org.steward.platform.command.Authority;
import org.steward.staff.organisation.Region;
import org.steward.staff.position.Position;
import org.steward.staff.position.Title;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteKind;

/** Employees in every state, made the way they are made: by commands. */
public final class Employees {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final Instant NEXT_WEEK = Instant.parse("2026-11-30T10:00:00Z");
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Authority HR = Authority.of("e-hr");
    static final PersonalData WANG = new PersonalData("王小明", "13812345678", "110101199001011237");
    static final Position CLERK = position("p-clerk", Role.FEE_CLERK);
    static final Position GUARD = position("p-guard", Role.GUARD);
    static final Position ADMIN = position(Position.ADMINISTRATOR_ID, Role.COMPANY_ADMIN);
    static final Position MANAGER = position("p-manager", Role.REGIONAL_MANAGER);
    static final Region NORTH = new Region("r-1", "NORTH", "North");

    private Employees() {}

    static Position position(String id, Role role) {
        return new Position(id, id, new Title("岗位", id), Set.of(role), List.of());
    }

    static Site site(String id, String zone, Site.Status status) {
        return new Site(
                id,
                id,
                "r-1",
                "Jade Court",
                SiteKind.HOUSING_ESTATE,
                zone,
                "CNY",
                status,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** At an open site in Shanghai. */
    static Placement at(String siteId, Position position, LocalDate from, LocalDate until) {
        return new Placement(
                new AssignmentRequest(position.positionId(), Level.SITE, siteId, null, from, until),
                position,
                site(siteId, "Asia/Shanghai", Site.Status.OPEN),
                null,
                SHANGHAI,
                false);
    }

    static Placement at(String siteId, Position position) {
        return at(siteId, position, null, null);
    }

    static Placement inCompany(Position position, boolean byAdministrator) {
        return new Placement(
                new AssignmentRequest(position.positionId(), Level.COMPANY, null, null, null, null),
                position,
                null,
                null,
                SHANGHAI,
                byAdministrator);
    }

    static EmployeeCommand.Join join(Placement placement) {
        return new EmployeeCommand.Join("e-1", "A-001", true, WANG, "a-1", placement);
    }

    static EmployeeCommand.Assign assign(String assignmentId, Placement placement) {
        return new EmployeeCommand.Assign(assignmentId, placement, HR);
    }

    static EmployeeCommand.Transfer transfer(List<String> ended, Placement placement) {
        return new EmployeeCommand.Transfer(ended, "a-9", placement, true, HR);
    }

    static EmployeeCommand.Leave leave(Instant at) {
        return new EmployeeCommand.Leave(at, true, HR);
    }

    /** A clerk of site s-1 since now. */
    static Employee employed() {
        return after(null, join(at("s-1", CLERK)));
    }

    static Map<String, Employee> states() {
        Map<String, Employee> states = new LinkedHashMap<>();
        states.put("EXPECTED", after(null, join(at("s-1", CLERK, LocalDate.of(2026, 12, 1), null))));
        states.put("EMPLOYED", employed());
        states.put("LEAVING", after(employed(), leave(NEXT_WEEK)));
        states.put("LEFT", after(employed(), leave(NOW)));
        return states;
    }

    static Map<String, EmployeeCommand> commands() {
        Map<String, EmployeeCommand> commands = new LinkedHashMap<>();
        commands.put("join", join(at("s-1", CLERK)));
        commands.put("assign", assign("a-2", at("s-2", GUARD)));
        commands.put("transfer", transfer(List.of(), at("s-2", CLERK)));
        commands.put("leave", leave(NOW.plusSeconds(14 * 24 * 3600)));
        commands.put("number", new EmployeeCommand.CorrectNumber("A-002", true));
        commands.put("personal", new EmployeeCommand.ChangePersonal(new PersonalData("王小明", null, null)));
        commands.put("read", new EmployeeCommand.ReadPersonal(ReadPurpose.PAYROLL));
        return commands;
    }

    static Employee after(Employee employee, EmployeeCommand command) {
        return accepted(EmployeeDecisions.decide(employee, command, NOW)).state();
    }
}
