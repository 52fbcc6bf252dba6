package org.steward.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.access.Role;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.EventType;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.EventSchemas;
import org.steward.staff.delegation.DelegationEvent;
import org.steward.staff.employee.EmployeeEvent;
import org.steward.staff.employee.EmployeeEvent.Ended;
import org.steward.staff.employee.EmployeeEvent.Held;
import org.steward.staff.employee.ReadPurpose;
import org.steward.staff.organisation.OrganisationEvent;
import org.steward.staff.position.PositionEvent;
import org.steward.staff.position.ReportingLine;
import org.steward.staff.position.Title;
import org.steward.staff.site.EstablishmentLine;
import org.steward.staff.site.SiteEvent;
import org.steward.staff.site.SiteKind;

class EventSchemasTest {

    private static final Instant AT = Instant.parse("2026-11-30T16:00:00Z");
    private static final Held AT_SITE = new Held("a-1", "p-1", Level.SITE, "s-1", null, AT, null);
    private static final Held IN_REGION = new Held("a-1", "p-1", Level.REGION, null, "r-1", AT, AT);
    private static final Held IN_COMPANY = new Held("a-1", "p-1", Level.COMPANY, null, null, AT, null);
    private static final Title TITLE = new Title("客服主管", "Customer-service supervisor");
    private static final List<ReportingLine> LINES = List.of(new ReportingLine("p-2", ReportingLine.Kind.PROFESSIONAL));

    private static final List<Object> EVENTS = List.of(
            new OrganisationEvent.CompanyCreated("c-1", "Harbour", "Asia/Shanghai"),
            new OrganisationEvent.RegionCreated("r-1", "NORTH", "North"),
            new SiteEvent.Planned("s-1", "N-1", "r-1", "Jade", SiteKind.OFFICE_TOWER, "Asia/Shanghai", "CNY"),
            new SiteEvent.ChecklistItemCompleted("s-1", "keys-received", 0),
            new SiteEvent.Opened("s-1"),
            new SiteEvent.Closed("s-1"),
            new SiteEvent.EstablishmentSet("s-1", List.of(new EstablishmentLine("p-1", 4))),
            new PositionEvent.Defined("p-1", "clerk", TITLE, Set.of(Role.FEE_CLERK), List.of("p-2"), LINES),
            new PositionEvent.Changed("p-1", "clerk", TITLE, Set.of(), List.of(), List.of()),
            new EmployeeEvent.Joined("e-1", "A-001", IN_COMPANY),
            new EmployeeEvent.Assigned("e-1", IN_REGION),
            new EmployeeEvent.Transferred("e-1", List.of(new Ended("a-0", AT)), AT_SITE),
            new EmployeeEvent.Left("e-1", AT),
            new EmployeeEvent.NumberCorrected("e-1", "A-002"),
            new EmployeeEvent.PersonalChanged("e-1", List.of("name", "phone")),
            new EmployeeEvent.PersonalRead("e-1", ReadPurpose.PAYROLL),
            new DelegationEvent.Granted("d-1", "e-1", "e-2", List.of(), AT, AT),
            new DelegationEvent.Granted("d-1", "e-1", "e-2", List.of("s-1"), AT, AT),
            new DelegationEvent.Revoked("d-1", AT));

    @TestFactory
    Stream<DynamicTest> everyEventIsAsItsSchemaSays() {
        return EVENTS.stream()
                .map(event -> DynamicTest.dynamicTest(event.toString(), () -> assertThat(EventSchemas.faults(
                                CommandRunner.typeOf(event), Json.mapper().valueToTree(event)))
                        .isEmpty()));
    }

    @Test
    void aSchemaRefusesWhatIsNotSaid() {
        String type = "org.steward.staff.employee.joined.v1";
        assertThat(EventSchemas.faults(type, Json.mapper().readTree("""
                {"employeeId":"e-1","employeeNumber":"A-1","name":"王小明","assignment":{"assignmentId":"a","positionId":"p",
                 "level":"COMPANY","validFrom":"2026-11-30T16:00:00Z"}}"""))).hasSize(1);
        assertThat(EventSchemas.faults(type, Json.mapper().readTree("""
                {"employeeId":"e-1","employeeNumber":"A-1","assignment":{"assignmentId":"a","positionId":"p",
                 "level":"SITE","validFrom":"yesterday"}}"""))).isNotEmpty();
    }

    @Test
    void everyEventTypeHasASchemaAndEverySchemaAnEvent() {
        Set<String> types = Stream.of(
                        OrganisationEvent.class,
                        SiteEvent.class,
                        PositionEvent.class,
                        EmployeeEvent.class,
                        DelegationEvent.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .map(event -> event.getAnnotation(EventType.class).value())
                .collect(Collectors.toSet());
        assertThat(EVENTS.stream().map(CommandRunner::typeOf).collect(Collectors.toSet()))
                .isEqualTo(types);
        File folder = new File("src/main/resources/events");
        assertThat(Arrays.stream(folder.list()).map(file -> file.replace(".json", "")))
                .containsExactlyInAnyOrderElementsOf(types);
        assertThat(EventSchemas.missing("staff")).isEmpty();
    }
}
