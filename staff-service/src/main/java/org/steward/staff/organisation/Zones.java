package org.steward.staff.organisation;

import java.time.ZoneId;
import java.util.Map;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/** Time zones as they come in. */
public final class Zones {

    private Zones() {}

    /** The zone of that IANA id; {@code ZONE_UNKNOWN} at {@code field} for anything else, fixed offsets too. */
    public static ZoneId known(String id, String field) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new RefusedException(Refusal.invalid("ZONE_UNKNOWN", field, Map.of("value", id)));
        }
        return ZoneId.of(id);
    }
}
