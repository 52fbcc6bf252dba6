package org.steward.workorder.unitdirectory;

import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Scope;

/** Which units there are and who lives in them, at most seconds older than billing-service. */
public final class UnitDirectory {

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

    /** The site a customer is registered at, or null when billing-service has not told of him. */
    public @Nullable Scope siteOf(String customerId) {
        CustomerView customer = store.customer(customerId);
        return customer == null ? null : Scope.site(customer.siteId());
    }
}
