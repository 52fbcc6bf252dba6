package org.steward.billing.property;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * A space that is billed: flat, shop, office, parking space.
 *
 * @param code unique in its building: {@code 101}
 * @param builtArea built area (建筑面积) in square metres
 * @param insideArea inside area (套内面积) in square metres, or null when not measured
 */
public record Unit(
        String siteId,
        String unitId,
        String buildingId,
        String code,
        UnitKind kind,
        BigDecimal builtArea,
        @Nullable BigDecimal insideArea,
        List<Occupancy> occupancies) {

    static final AggregateType<Unit> TYPE = AggregateType.of("unit", "units", Unit.class);

    /** Occupancies one unit may have had. */
    static final int MAX_OCCUPANCIES = 200;

    public Unit {
        occupancies = List.copyOf(occupancies);
    }

    /** The id of the unit of that code in that building. */
    public static String idOf(Scope site, String buildingCode, String code) {
        return Ids.derive(TYPE.name(), site, buildingCode + '/' + code);
    }

    /** Who is charged for the unit on that day, or null. */
    public @Nullable Occupancy payerOn(LocalDate day) {
        for (Occupancy occupancy : occupancies) {
            if (occupancy.payer() && occupancy.covers(day)) {
                return occupancy;
            }
        }
        return null;
    }

    static Decision<Unit> register(@Nullable Unit existing, Unit wanted, Again again) {
        if (existing != null) {
            return again == Again.FINE_WHEN_EQUAL && existing.sameSpace(wanted)
                    ? Decision.unchanged()
                    : Decision.refuse(Refusal.conflict("UNIT_EXISTS", Map.of("code", existing.code())));
        }
        Refusal areas = areaRefusal(wanted);
        return areas != null
                ? Decision.refuse(areas)
                : Decision.accept(
                        wanted,
                        new UnitRegistered(
                                wanted.unitId(),
                                wanted.siteId(),
                                wanted.buildingId(),
                                wanted.code(),
                                wanted.kind(),
                                wanted.builtArea(),
                                wanted.insideArea()));
    }

    /** Corrects what was measured or how it is used. */
    static Decision<Unit> change(
            @Nullable Unit existing,
            String unitId,
            UnitKind kind,
            BigDecimal builtArea,
            @Nullable BigDecimal insideArea) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), unitId));
        }
        Unit changed = new Unit(
                existing.siteId(),
                unitId,
                existing.buildingId(),
                existing.code(),
                kind,
                builtArea,
                insideArea,
                existing.occupancies());
        Refusal areas = areaRefusal(changed);
        if (areas != null) {
            return Decision.refuse(areas);
        }
        return changed.sameSpace(existing)
                ? Decision.unchanged()
                : Decision.accept(changed, new UnitChanged(unitId, existing.siteId(), kind, builtArea, insideArea));
    }

    static Decision<Unit> startOccupancy(@Nullable Unit unit, String unitId, Occupancy started, Again again) {
        if (unit == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), unitId));
        }
        LocalDate until = started.until();
        if (until != null && !until.isAfter(started.from())) {
            return Decision.refuse(Refusal.invalid(
                    "OCCUPANCY_ENDS_BEFORE_START", "until", Map.of("from", started.from(), "until", until)));
        }
        if (again == Again.FINE_WHEN_EQUAL && unit.occupancies().contains(started)) {
            return Decision.unchanged();
        }
        if (unit.occupancies().size() >= MAX_OCCUPANCIES) {
            return Decision.refuse(Refusal.conflict("TOO_MANY_OCCUPANCIES", Map.of("maximum", MAX_OCCUPANCIES)));
        }
        for (Occupancy other : unit.occupancies()) {
            if (!other.overlaps(started)) {
                continue;
            }
            if (other.customerId().equals(started.customerId())) {
                return Decision.refuse(Refusal.conflict(
                        "ALREADY_OCCUPIES", Map.of("customer", other.customerId(), "from", other.from())));
            }
            if (other.payer() && started.payer()) {
                return Decision.refuse(Refusal.conflict(
                        "UNIT_HAS_A_PAYER", Map.of("customer", other.customerId(), "from", other.from())));
            }
        }
        List<Occupancy> occupancies = new ArrayList<>(unit.occupancies());
        occupancies.add(started);
        return Decision.accept(
                unit.with(occupancies),
                new OccupancyStarted(
                        unitId,
                        unit.siteId(),
                        started.customerId(),
                        started.role(),
                        started.payer(),
                        started.from(),
                        until));
    }

    /** Ends the running occupancy of a customer; {@code until} is the first day it no longer holds. */
    static Decision<Unit> endOccupancy(@Nullable Unit unit, String unitId, String customerId, LocalDate until) {
        if (unit == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), unitId));
        }
        List<Occupancy> occupancies = new ArrayList<>();
        Occupancy ended = null;
        for (Occupancy occupancy : unit.occupancies()) {
            if (ended == null && occupancy.customerId().equals(customerId) && occupancy.until() == null) {
                ended = occupancy;
                occupancies.add(occupancy.endedOn(until));
            } else {
                occupancies.add(occupancy);
            }
        }
        if (ended == null) {
            return Decision.refuse(Refusal.conflict("DOES_NOT_OCCUPY", Map.of("customer", customerId)));
        }
        if (!until.isAfter(ended.from())) {
            return Decision.refuse(Refusal.invalid(
                    "OCCUPANCY_ENDS_BEFORE_START", "until", Map.of("from", ended.from(), "until", until)));
        }
        return Decision.accept(
                unit.with(occupancies), new OccupancyEnded(unitId, unit.siteId(), customerId, ended.role(), until));
    }

    private static @Nullable Refusal areaRefusal(Unit unit) {
        if (unit.builtArea().signum() < 0) {
            return Refusal.invalid("AREA_NEGATIVE", "builtArea", Map.of("area", unit.builtArea()));
        }
        BigDecimal inside = unit.insideArea();
        if (inside != null && (inside.signum() < 0 || inside.compareTo(unit.builtArea()) > 0)) {
            return Refusal.invalid(
                    "INSIDE_AREA_OUT_OF_RANGE", "insideArea", Map.of("area", inside, "builtArea", unit.builtArea()));
        }
        return null;
    }

    /** The unit with an occupancy that a file names, which may be there already. */
    public static Decision<Unit> importOccupancy(Unit unit, Occupancy started) {
        return startOccupancy(unit, unit.unitId(), started, Again.FINE_WHEN_EQUAL);
    }

    /** Whether everything but the occupancies is equal; areas by value, whatever their decimals. */
    public boolean sameSpace(Unit other) {
        BigDecimal inside = insideArea;
        BigDecimal otherInside = other.insideArea;
        return unitId.equals(other.unitId)
                && buildingId.equals(other.buildingId)
                && kind == other.kind
                && builtArea.compareTo(other.builtArea) == 0
                && (inside == null ? otherInside == null : otherInside != null && inside.compareTo(otherInside) == 0);
    }

    private Unit with(List<Occupancy> changed) {
        return new Unit(siteId, unitId, buildingId, code, kind, builtArea, insideArea, changed);
    }
}
