package org.steward.staff.organisation;

import java.time.ZoneId;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * The one company of this installation.
 *
 * @param zone IANA zone of the dates of what belongs to no single site
 * @param founderId the employee who founded it
 */
public record Company(String companyId, String name, String zone, String founderId) {

    /** There is one company, so its id is known before it is made and nobody makes a second. */
    public static final String ID = Ids.derive("company", Scope.COMPANY, "company");

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
