package org.steward.billing.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Duty;

@Duty("B1")
class UnitTest {

    private static final Scope SITE = Scope.site("site-1");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private final Unit unit = PropertyHandler.unit(SITE, "B1", "101", UnitKind.FLAT, new BigDecimal("61.20"), null);

    @Test
    void isKnownByItsBuildingAndCode() {
        assertThat(unit.unitId()).isEqualTo(Unit.idOf(SITE, "B1", "101"));
        assertThat(unit.unitId()).isNotEqualTo(Unit.idOf(SITE, "B2", "101"));
        assertThat(unit.buildingId()).isEqualTo(Building.idOf(SITE, "B1"));
    }

    @Test
    void isRegisteredOnceAndImportedAgainOnlyUnchanged() {
        assertThat(code(Unit.register(null, unit, Again.CONFLICT))).isEqualTo("accepted");
        assertThat(code(Unit.register(unit, unit, Again.CONFLICT))).isEqualTo("UNIT_EXISTS");
        Unit occupied = after(start(unit, "c1", true, JANUARY, null));
        Unit sameArea = PropertyHandler.unit(SITE, "B1", "101", UnitKind.FLAT, new BigDecimal("61.2"), null);
        assertThat(code(Unit.register(occupied, sameArea, Again.FINE_WHEN_EQUAL)))
                .isEqualTo("unchanged");
        Unit other = PropertyHandler.unit(SITE, "B1", "101", UnitKind.SHOP, new BigDecimal("61.20"), null);
        assertThat(code(Unit.register(occupied, other, Again.FINE_WHEN_EQUAL))).isEqualTo("UNIT_EXISTS");
    }

    @Test
    void hasAnInsideAreaNoLargerThanItsBuiltArea() {
        Unit wrong = PropertyHandler.unit(
                SITE, "B1", "102", UnitKind.FLAT, new BigDecimal("61.20"), new BigDecimal("61.21"));
        assertThat(code(Unit.register(null, wrong, Again.CONFLICT))).isEqualTo("INSIDE_AREA_OUT_OF_RANGE");
        Unit negative = PropertyHandler.unit(SITE, "B1", "102", UnitKind.FLAT, new BigDecimal("-1"), null);
        assertThat(code(Unit.register(null, negative, Again.CONFLICT))).isEqualTo("AREA_NEGATIVE");
    }

    @Test
    void hasOnePayerAtATime() {
        Unit owned = after(start(unit, "owner", true, JANUARY, null));
        assertThat(code(start(owned, "tenant", true, JANUARY.plusMonths(2), null)))
                .isEqualTo("UNIT_HAS_A_PAYER");
        assertThat(code(start(owned, "tenant", false, JANUARY.plusMonths(2), null)))
                .isEqualTo("accepted");
        assertThat(code(start(owned, "owner", false, JANUARY.plusMonths(2), null)))
                .isEqualTo("ALREADY_OCCUPIES");

        Unit sold = after(Unit.endOccupancy(owned, unit.unitId(), "owner", JANUARY.plusMonths(2)));
        Unit resold = after(start(sold, "buyer", true, JANUARY.plusMonths(2), null));
        assertThat(resold.payerOn(JANUARY.plusMonths(2).minusDays(1)).customerId())
                .isEqualTo("owner");
        assertThat(resold.payerOn(JANUARY.plusMonths(2)).customerId()).isEqualTo("buyer");
        assertThat(resold.payerOn(JANUARY.minusDays(1))).isNull();
    }

    @Test
    void endsAnOccupancyThatRunsAndNoOther() {
        assertThat(code(Unit.endOccupancy(unit, unit.unitId(), "owner", JANUARY)))
                .isEqualTo("DOES_NOT_OCCUPY");
        assertThat(code(Unit.endOccupancy(null, "u", "owner", JANUARY))).isEqualTo("NOT_FOUND");
        Unit owned = after(start(unit, "owner", true, JANUARY, null));
        assertThat(code(Unit.endOccupancy(owned, unit.unitId(), "owner", JANUARY)))
                .isEqualTo("OCCUPANCY_ENDS_BEFORE_START");
        assertThat(code(start(unit, "owner", true, JANUARY, JANUARY))).isEqualTo("OCCUPANCY_ENDS_BEFORE_START");
        assertThat(code(Unit.startOccupancy(null, "u", occupancy("o", true, JANUARY, null), Again.CONFLICT)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void keepsItsCustomersNamesToItself() {
        Customer customer = PropertyHandler.customer(SITE, "C1", Customer.Kind.PERSON, "欧阳小明", "13800001234");
        assertThat(customer.maskedName()).isEqualTo("欧**");
        assertThat(customer.maskedPhone()).isEqualTo("*********34");
        Decision.Accepted<Customer> registered =
                (Decision.Accepted<Customer>) Customer.register(null, customer, Again.CONFLICT);
        assertThat(registered.events().toString()).doesNotContain("欧阳", "1380");
        Decision.Accepted<Customer> changed =
                (Decision.Accepted<Customer>) Customer.change(customer, customer.customerId(), "欧阳大明", "13800001234");
        assertThat(((CustomerChanged) changed.events().getFirst()).changed()).isEqualTo(List.of("name"));
    }

    private Decision<Unit> start(
            Unit current, String customer, boolean payer, LocalDate from, @Nullable LocalDate until) {
        return Unit.startOccupancy(current, unit.unitId(), occupancy(customer, payer, from, until), Again.CONFLICT);
    }

    private static Occupancy occupancy(String customer, boolean payer, LocalDate from, @Nullable LocalDate until) {
        return new Occupancy(customer, Occupancy.Role.OWNER, payer, from, until);
    }

    private static Unit after(Decision<Unit> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<Unit>) decision).state();
    }

    private static String code(Decision<Unit> decision) {
        return switch (decision) {
            case Decision.Accepted<Unit> ignored -> "accepted";
            case Decision.Unchanged<Unit> ignored -> "unchanged";
            case Decision.Refused<Unit> refused -> refused.refusal().code();
        };
    }
}
