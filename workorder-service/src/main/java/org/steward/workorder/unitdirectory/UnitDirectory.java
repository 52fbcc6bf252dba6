package org.steward.workorder.unitdirectory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Scope;

/** Which units there are and who lives in them, at most seconds older than billing-service. */
public final class UnitDirectory {

    /** Sites at which one person may be a customer. */
    private static final int MAX_SITES = 100;

    private final DirectoryStore store;

    UnitDirectory(DirectoryStore store) {
        this.store = store;
    }

    /** The unit of that site, or null when billing-service has not told of it. */
    public @Nullable UnitView unit(Scope site, String unitId) {
        return store.unit(site, unitId);
    }

    /** The unit with that code in the building with that code, or null. */
    public @Nullable UnitView unitByCode(Scope site, String buildingCode, String unitCode) {
        return store.unitByCode(site, buildingCode, unitCode);
    }

    /**
     * The customers a token's {@code customer_id} speaks for, at most one of a site and always in the same order: those
     * billing-service linked it to, and the customer of that very id.
     */
    public List<CustomerView> customersOf(String loginId) {
        Map<String, CustomerView> bySite = new TreeMap<>();
        store.customersOfLogin(loginId, MAX_SITES).forEach(customer -> bySite.put(customer.siteId(), customer));
        CustomerView himself = store.customer(loginId);
        if (himself != null) {
            bySite.put(himself.siteId(), himself);
        }
        return List.copyOf(bySite.values());
    }
}
