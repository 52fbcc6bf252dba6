package org.steward.billing.property;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * A structure of a site.
 *
 * @param code unique in the site, on signs and in files: {@code B1}
 * @param floors above ground, or null when not known
 */
public record Building(
        String siteId,
        String buildingId,
        String code,
        String name,
        @Nullable Integer floors) {

    static final AggregateType<Building> TYPE = AggregateType.of("building", "buildings", Building.class);

    /** The id of the building of that code. */
    public static String idOf(Scope site, String code) {
        return Ids.derive(TYPE.name(), site, code);
    }

    /** Registers it; {@code again} says whether meeting an equal one is fine (a file applied twice) or a conflict. */
    static Decision<Building> register(@Nullable Building existing, Building wanted, Again again) {
        if (existing != null) {
            return again == Again.FINE_WHEN_EQUAL && existing.equals(wanted)
                    ? Decision.unchanged()
                    : Decision.refuse(Refusal.conflict("BUILDING_EXISTS", Map.of("code", existing.code())));
        }
        return Decision.accept(
                wanted, new BuildingRegistered(wanted.buildingId(), wanted.siteId(), wanted.code(), wanted.name()));
    }

    /** Corrects name and floors; the code is what everybody knows it by and stays. */
    static Decision<Building> change(
            @Nullable Building existing, String buildingId, String name, @Nullable Integer floors) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), buildingId));
        }
        Building changed = new Building(existing.siteId(), buildingId, existing.code(), name, floors);
        return changed.equals(existing)
                ? Decision.unchanged()
                : Decision.accept(changed, new BuildingChanged(buildingId, existing.siteId(), name));
    }
}
