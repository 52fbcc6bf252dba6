package org.steward.workorder.unitdirectory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of a unit.
 *
 * @param code unique in its building
 */
public record UnitView(String unitId, String siteId, String buildingId, String code, List<Occupant> occupants) {

    /**
     * A customer who lives or works there.
     *
     * @param until first day no more, or null
     */
    public record Occupant(
            String customerId, LocalDate from, @Nullable LocalDate until) {

        boolean isThereOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    public UnitView {
        occupants = List.copyOf(occupants);
    }

    /** Whether the customer occupies the unit on that day. */
    public boolean isOccupiedBy(String customerId, LocalDate day) {
        return occupants.stream()
                .anyMatch(occupant -> occupant.customerId().equals(customerId) && occupant.isThereOn(day));
    }

    UnitView occupied(Occupant occupant) {
        List<Occupant> more = new ArrayList<>(occupants);
        more.add(occupant);
        return new UnitView(unitId, siteId, buildingId, code, more);
    }

    UnitView left(String customerId, LocalDate until) {
        List<Occupant> after = occupants.stream()
                .map(occupant -> occupant.customerId().equals(customerId) && occupant.until() == null
                        ? new Occupant(customerId, occupant.from(), until)
                        : occupant)
                .toList();
        return new UnitView(unitId, siteId, buildingId, code, after);
    }
}
