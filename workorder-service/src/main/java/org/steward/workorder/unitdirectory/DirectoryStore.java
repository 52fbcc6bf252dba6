package org.steward.workorder.unitdirectory;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;
import org.steward.platform.projection.View;
import org.steward.platform.projection.ViewStore;

/** Reads the rows of the directory. */
final class DirectoryStore {

    private final ViewStore<UnitView> units;
    private final ViewStore<BuildingView> buildings;
    private final ViewStore<CustomerView> customers;
    private final ViewStore<LoginView> logins;

    DirectoryStore(Database database) {
        this.units = new ViewStore<>(database, DirectoryProjections.UNITS);
        this.buildings = new ViewStore<>(database, DirectoryProjections.BUILDINGS);
        this.customers = new ViewStore<>(database, DirectoryProjections.CUSTOMERS);
        this.logins = new ViewStore<>(database, DirectoryProjections.LOGINS);
    }

    @Nullable UnitView unit(Scope site, String unitId) {
        View<UnitView> found = units.find(site, unitId);
        return found == null ? null : found.content();
    }

    @Nullable UnitView unitByCode(Scope site, String buildingCode, String unitCode) {
        List<View<BuildingView>> building = buildings.list(site, Filters.eq("view.code", buildingCode), 1);
        if (building.isEmpty()) {
            return null;
        }
        List<View<UnitView>> found = units.list(
                site,
                Filters.and(
                        Filters.eq(
                                "view.buildingId", building.getFirst().content().buildingId()),
                        Filters.eq("view.code", unitCode)),
                1);
        return found.isEmpty() ? null : found.getFirst().content();
    }

    /** At whatever sites; for the person himself. */
    List<CustomerView> customersOfLogin(String loginId, int limit) {
        return logins.listWhere("view.loginId", loginId, limit).stream()
                .map(View::content)
                .map(login -> new CustomerView(login.customerId(), login.siteId()))
                .toList();
    }

    @Nullable CustomerView customer(String customerId) {
        View<CustomerView> found = customers.find(customerId);
        return found == null ? null : found.content();
    }
}
