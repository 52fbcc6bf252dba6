package org.steward.billing.property;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds buildings, units and customers. */
final class PropertyStore {

    private final AggregateStore<Building> buildings;
    private final AggregateStore<Unit> units;
    private final AggregateStore<Customer> customers;

    PropertyStore(AggregateStore<Building> buildings, AggregateStore<Unit> units, AggregateStore<Customer> customers) {
        this.buildings = buildings;
        this.units = units;
        this.customers = customers;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(Unit.TYPE.collection(), "scope", "state.buildingId"),
                IndexSpec.of(Unit.TYPE.collection(), "scope", "state.code"),
                IndexSpec.of(Unit.TYPE.collection(), "scope", "state.occupancies.customerId"),
                IndexSpec.of(Customer.TYPE.collection(), "scope", "state.code"),
                IndexSpec.of(Building.TYPE.collection(), "scope", "state.code"));
    }

    AggregateStore<Building> buildings() {
        return buildings;
    }

    AggregateStore<Unit> units() {
        return units;
    }

    AggregateStore<Customer> customers() {
        return customers;
    }

    Page<Stored<Building>> buildings(Scope site, @Nullable String code, PageRequest request) {
        return buildings.page(site, code == null ? Filters.empty() : Filters.eq("state.code", code), request);
    }

    Page<Stored<Unit>> units(
            Scope site,
            @Nullable String buildingId,
            @Nullable String code,
            @Nullable String customerId,
            PageRequest request) {
        Bson filter = Filters.empty();
        if (buildingId != null) {
            filter = Filters.and(filter, Filters.eq("state.buildingId", buildingId));
        }
        if (code != null) {
            filter = Filters.and(filter, Filters.eq("state.code", code));
        }
        if (customerId != null) {
            filter = Filters.and(filter, Filters.eq("state.occupancies.customerId", customerId));
        }
        return units.page(site, filter, request);
    }

    Page<Stored<Customer>> customers(Scope site, @Nullable String code, PageRequest request) {
        return customers.page(site, code == null ? Filters.empty() : Filters.eq("state.code", code), request);
    }

    /** Those of the ids that exist at the site. */
    <S> Map<String, S> find(AggregateStore<S> store, Scope site, Collection<String> ids) {
        Map<String, S> found = new HashMap<>();
        store.collection()
                .find(Filters.and(Filters.in("_id", ids), Filters.eq("scope", site.value())))
                .forEach(document -> {
                    Stored<S> stored = store.decode(document);
                    found.put(stored.id(), stored.state());
                });
        return found;
    }
}
