package org.steward.staff.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.refusal;
import static org.steward.staff.Decisions.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.access.Role;
import org.steward.platform.command.Decision;
import org.steward.platform.command.RefusedException;
import org.steward.staff.position.ReportingLine.Kind;

class PositionDecisionsTest {

    private static final Title TITLE = new Title("客服主管", "Customer-service supervisor");
    private static final Position DIRECTOR = position("director", Set.of(Role.SITE_DIRECTOR));
    private static final Position MANAGER = position("manager", Set.of());

    @Test
    void aPositionMayReportOnTwoLines() {
        List<ReportingLine> lines = List.of(
                new ReportingLine("p-director", Kind.ADMINISTRATIVE),
                new ReportingLine("p-manager", Kind.PROFESSIONAL));
        Decision.Accepted<Position> decision =
                accepted(PositionDecisions.decide(null, define("supervisor", Set.of(Role.CUSTOMER_DIRECTOR), lines)));
        assertThat(decision.events())
                .containsExactly(new PositionEvent.Defined(
                        "p-supervisor",
                        "supervisor",
                        TITLE,
                        Set.of(Role.CUSTOMER_DIRECTOR),
                        List.of("p-director", "p-manager"),
                        lines));
    }

    @Test
    void bothLinesMayEndAtTheSamePosition() {
        List<ReportingLine> lines = List.of(
                new ReportingLine("p-director", Kind.ADMINISTRATIVE),
                new ReportingLine("p-director", Kind.PROFESSIONAL));
        PositionEvent.Defined event =
                (PositionEvent.Defined) accepted(PositionDecisions.decide(null, define("supervisor", Set.of(), lines)))
                        .events()
                        .getFirst();
        assertThat(event.reportsTo()).containsExactly("p-director");
    }

    @Test
    void aCodeIsDefinedOnce() {
        assertThat(refused(() -> PositionDecisions.decide(DIRECTOR, define("director", Set.of(), List.of()))))
                .isEqualTo("POSITION_EXISTS");
    }

    @Test
    void oneLineOfAKind() {
        List<ReportingLine> lines = List.of(
                new ReportingLine("p-director", Kind.ADMINISTRATIVE),
                new ReportingLine("p-manager", Kind.ADMINISTRATIVE));
        assertThat(refused(() -> PositionDecisions.decide(null, define("supervisor", Set.of(), lines))))
                .isEqualTo("VALUE_REPEATED at reportsTo[1].kind");
    }

    @Test
    void aSuperiorMustExist() {
        List<ReportingLine> lines = List.of(new ReportingLine("p-moon", Kind.ADMINISTRATIVE));
        assertThat(refused(() -> PositionDecisions.decide(null, define("supervisor", Set.of(), lines))))
                .isEqualTo("POSITION_UNKNOWN at reportsTo[0].positionId");
    }

    @Test
    void nobodyReportsToHimself() {
        List<ReportingLine> lines = List.of(new ReportingLine("p-director", Kind.ADMINISTRATIVE));
        assertThat(refused(() -> PositionDecisions.decide(DIRECTOR, change(Set.of(), lines, chart(DIRECTOR)))))
                .isEqualTo("REPORTING_CIRCLE at reportsTo[0].positionId");
    }

    @Test
    void aCircleIsRefusedWithTheWayItWouldTake() {
        Position supervisor = position("supervisor", Set.of(), "p-director");
        Position clerk = position("clerk", Set.of(), "p-supervisor");
        List<ReportingLine> lines = List.of(
                new ReportingLine("p-manager", Kind.ADMINISTRATIVE), new ReportingLine("p-clerk", Kind.PROFESSIONAL));
        PositionCommand change = change(Set.of(), lines, chart(DIRECTOR, MANAGER, supervisor, clerk));
        assertThat(refused(() -> PositionDecisions.decide(DIRECTOR, change)))
                .isEqualTo("REPORTING_CIRCLE at reportsTo[1].positionId");
        assertThat(refusal(() -> PositionDecisions.decide(DIRECTOR, change)).args())
                .containsEntry("way", "clerk → supervisor → director");
    }

    @Test
    void aChangeKeepsTheCode() {
        Decision.Accepted<Position> decision = accepted(
                PositionDecisions.decide(DIRECTOR, change(Set.of(Role.REGIONAL_MANAGER), List.of(), chart(DIRECTOR))));
        assertThat(decision.state().code()).isEqualTo("director");
        assertThat(decision.events()).hasOnlyElementsOfType(PositionEvent.Changed.class);
    }

    @Test
    void theSameAgainChangesNothing() {
        assertThat(PositionDecisions.decide(DIRECTOR, change(DIRECTOR.roles(), List.of(), chart(DIRECTOR))))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void changingWhatDoesNotExistIsTheHandlersToPrevent() {
        assertThatThrownBy(() -> PositionDecisions.decide(null, change(Set.of(), List.of(), chart())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void residentIsNotARoleOfPositions() {
        assertThat(refused(
                        () -> PositionDecisions.decide(null, define("supervisor", Set.of(Role.RESIDENT), List.of()))))
                .isEqualTo("ROLE_NOT_FOR_POSITIONS at roles");
    }

    @Test
    void onePositionMakesAdministratorsAndKeepsThat() {
        Position administrator = new Position(
                Position.ADMINISTRATOR_ID, Position.ADMINISTRATOR_CODE, TITLE, Set.of(Role.COMPANY_ADMIN), List.of());
        assertThat(refused(() -> PositionDecisions.decide(
                        administrator, change(Set.of(Role.AUDITOR), List.of(), chart(administrator)))))
                .isEqualTo("ADMINISTRATOR_ROLE_FIXED at roles");
        assertThat(refused(() -> PositionDecisions.decide(
                        null, define("supervisor", Set.of(Role.COMPANY_ADMIN, Role.HR), List.of()))))
                .isEqualTo("ADMINISTRATOR_ROLE_FIXED at roles");
    }

    @Test
    void thereIsALimit() {
        Map<String, Position> many = new java.util.HashMap<>();
        IntStream.range(0, PositionDecisions.MAX_POSITIONS).forEach(i -> many.put("p-" + i, DIRECTOR));
        PositionCommand define =
                new PositionCommand.Define("p-more", "more", TITLE, Set.of(), List.of(), new ReportingChart(many));
        assertThat(refused(() -> PositionDecisions.decide(null, define))).isEqualTo("TOO_MANY_POSITIONS");
    }

    @Test
    void rolesOfTheCompanyAreNotHeldAtASite() {
        assertThat(position("a", Set.of(Role.COMPANY_ADMIN, Role.GUARD)).levels())
                .containsExactly(Level.COMPANY);
        assertThat(position("b", Set.of(Role.REGIONAL_MANAGER)).levels())
                .containsExactlyInAnyOrder(Level.REGION, Level.COMPANY);
        assertThat(position("c", Set.of(Role.FEE_CLERK)).levels()).containsExactlyInAnyOrder(Level.values());
    }

    @Property(tries = 300)
    void noSequenceOfChangesEverMakesACircle(
            @ForAll @Size(max = 60) List<@IntRange(max = 7) Integer> from,
            @ForAll @Size(max = 60) List<@IntRange(max = 7) Integer> to) {
        List<Position> positions = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> positions.add(position("n" + i, Set.of())));
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            Position subject = positions.get(from.get(i));
            List<ReportingLine> lines = new ArrayList<>(subject.reportsTo());
            Kind kind = i % 2 == 0 ? Kind.ADMINISTRATIVE : Kind.PROFESSIONAL;
            lines.removeIf(line -> line.kind() == kind);
            lines.add(new ReportingLine(positions.get(to.get(i)).positionId(), kind));
            try {
                if (PositionDecisions.decide(
                                subject,
                                new PositionCommand.Change(TITLE, Set.of(), lines, ReportingChart.of(positions)))
                        instanceof Decision.Accepted<Position> accepted) {
                    positions.set(from.get(i), accepted.state());
                }
            } catch (RefusedException circle) {
                assertThat(circle.refusal().code()).isEqualTo("REPORTING_CIRCLE");
            }
            positions.forEach(position -> assertEndsAtTheTop(position, positions, positions.size()));
        }
    }

    private static void assertEndsAtTheTop(Position position, List<Position> all, int stepsLeft) {
        assertThat(stepsLeft).as("%s never ends", position.code()).isPositive();
        for (ReportingLine line : position.reportsTo()) {
            all.stream()
                    .filter(other -> other.positionId().equals(line.positionId()))
                    .forEach(superior -> assertEndsAtTheTop(superior, all, stepsLeft - 1));
        }
    }

    private static PositionCommand define(String code, Set<Role> roles, List<ReportingLine> lines) {
        return new PositionCommand.Define("p-" + code, code, TITLE, roles, lines, chart(DIRECTOR, MANAGER));
    }

    private static PositionCommand change(Set<Role> roles, List<ReportingLine> lines, ReportingChart chart) {
        return new PositionCommand.Change(TITLE, roles, lines, chart);
    }

    private static ReportingChart chart(Position... positions) {
        return ReportingChart.of(List.of(positions));
    }

    private static Position position(String code, Set<Role> roles, String... superiors) {
        List<ReportingLine> lines = IntStream.range(0, superiors.length)
                .mapToObj(i -> new ReportingLine(
                        superiors[i],
                        List.of(Kind.ADMINISTRATIVE, Kind.PROFESSIONAL).get(i)))
                .toList();
        return new Position("p-" + code, code, TITLE, roles, lines);
    }
}
