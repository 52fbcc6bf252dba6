package org.steward.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Instant;
import java.time.LocalDate;
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
import org.steward.staff.approval.ApprovalEvent;
import org.steward.staff.approval.ApprovalKind;
import org.steward.staff.approval.ApprovalRule;
import org.steward.staff.delegation.DelegationEvent;
import org.steward.staff.duty.DutyEvent;
import org.steward.staff.duty.Rhythm;
import org.steward.staff.dutyrun.DutyRunEvent;
import org.steward.staff.employee.EmployeeEvent;
import org.steward.staff.employee.EmployeeEvent.Ended;
import org.steward.staff.employee.EmployeeEvent.Held;
import org.steward.staff.employee.ReadPurpose;
import org.steward.staff.obligation.ObligationEvent;
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

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final ObligationEvent.Named NAMED = new ObligationEvent.Named("check", "2026-11", AT);
    private static final ObligationEvent.Listed LISTED =
            new ObligationEvent.Listed("check", "2026-11", AT, AT, 4, null);
    private static final ObligationEvent.Listed EXCUSED =
            new ObligationEvent.Listed("check", "2026-11", AT, AT, 4, "ON_LEAVE");

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
            new DelegationEvent.Revoked("d-1", AT),
            new DutyEvent.Drafted("d-1", "check", "p-1", TITLE, Rhythm.DAILY),
            new DutyEvent.Revised("d-1", "check", "p-1", TITLE, Rhythm.WEEKLY, null),
            new DutyEvent.Revised("d-1", "check", "p-1", TITLE, Rhythm.WEEKLY, DAY),
            new DutyEvent.Published("d-1", "check", "p-1", TITLE, Rhythm.WEEKLY, DAY),
            new DutyEvent.Retired("d-1", "check", "p-1", DAY),
            new DutyEvent.Switched("d-1", "check", "p-1", null, true, DAY),
            new DutyEvent.Switched("d-1", "check", "p-1", "s-1", false, DAY),
            new ObligationEvent.Opened("o-1", "e-1", "p-1", Level.SITE, "s-1", "r-1", "2026-11", List.of(LISTED)),
            new ObligationEvent.Opened("o-1", "e-1", "p-1", Level.COMPANY, "company", null, "2026-11", List.of()),
            new ObligationEvent.Amended("o-1", "e-1", "p-1", "s-1", List.of(LISTED), List.of(EXCUSED), List.of(NAMED)),
            new ObligationEvent.Progressed("o-1", "e-1", "p-1", "s-1", "check", "2026-11", 1, 4, "x:1", "t", AT),
            new ObligationEvent.Fulfilled(
                    "o-1", "e-1", "p-1", "s-1", "check", "2026-11", AT, true, false, "c-1", null, AT),
            new ObligationEvent.Warned("o-1", "e-1", "p-1", "s-1", List.of(NAMED)),
            new ObligationEvent.Missed("o-1", "e-1", "p-1", "s-1", List.of(NAMED)),
            new ObligationEvent.Escalated("o-1", "e-1", "s-1", "check", "2026-11", 1, "p-2", List.of("e-2")),
            new ObligationEvent.Escalated("o-1", "e-1", "s-1", "check", "2026-11", 2, null, List.of()),
            new ObligationEvent.ExcuseAsked("o-1", "e-1", "s-1", "check", "2026-11", "e-1"),
            new ObligationEvent.Excused("o-1", "e-1", "s-1", "check", "2026-11", "e-2"),
            new ObligationEvent.ExcuseRefused("o-1", "e-1", "s-1", "check", "2026-11", "e-2"),
            new DutyRunEvent.Begun("r-1", Level.SITE, "s-1"),
            new DutyRunEvent.AskedToFollow("r-1", "s-1", 1),
            new DutyRunEvent.Advanced("r-1", "s-1", "2026-11", 60, 480, List.of("check")),
            new DutyRunEvent.Ended("r-1", "s-1"),
            new ApprovalEvent.Asked(
                    "a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", "check~2026-11", "e-1", 1, List.of("e-2")),
            new ApprovalEvent.Advanced("a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", 1, List.of("e-3")),
            new ApprovalEvent.Granted("a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", null, "e-1", "e-2"),
            new ApprovalEvent.Refused("a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", "x", "e-1", "e-2"),
            new ApprovalEvent.Withdrawn("a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", "x", "e-1"),
            new ApprovalEvent.HandedOn("a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", "e-2", "e-3"),
            new ApprovalEvent.Reminded("a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", List.of("e-2")),
            new ApprovalEvent.Escalated("a-1", ApprovalKind.OBLIGATION_EXCUSE, "o-1", List.of()),
            new ApprovalEvent.RuleSet(
                    ApprovalKind.OBLIGATION_EXCUSE,
                    List.of(new ApprovalRule.StageRule(ApprovalRule.By.SUPERIOR, 1, null, java.math.BigDecimal.ONE)),
                    24,
                    72));

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
                        DelegationEvent.class,
                        DutyEvent.class,
                        ObligationEvent.class,
                        DutyRunEvent.class,
                        ApprovalEvent.class)
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
