package org.steward.billing.meter;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
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

/** Finds meters. */
final class MeterStore {

    private final AggregateStore<Meter> meters;

    MeterStore(AggregateStore<Meter> meters) {
        this.meters = meters;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(Meter.TYPE.collection(), "scope", "state.number"),
                IndexSpec.of(Meter.TYPE.collection(), "scope", "state.unitId"),
                IndexSpec.of(Meter.TYPE.collection(), "scope", "state.held.readOn"));
    }

    AggregateStore<Meter> aggregates() {
        return meters;
    }

    Page<Stored<Meter>> page(
            Scope site, @Nullable String number, @Nullable String unitId, boolean onlyHeld, PageRequest request) {
        Bson filter = Filters.empty();
        if (number != null) {
            filter = Filters.and(filter, Filters.eq("state.number", number));
        }
        if (unitId != null) {
            filter = Filters.and(filter, Filters.eq("state.unitId", unitId));
        }
        if (onlyHeld) {
            filter = Filters.and(filter, Filters.gt("state.held.readOn", ""));
        }
        return meters.page(site, filter, request);
    }

    /** The meters of those numbers, by number. */
    Map<String, Meter> byNumber(Scope site, Collection<String> numbers) {
        Map<String, Meter> found = new HashMap<>();
        meters.collection()
                .find(Filters.and(Filters.eq("scope", site.value()), Filters.in("state.number", numbers)))
                .forEach(document -> {
                    Meter meter = meters.decode(document).state();
                    found.put(meter.number(), meter);
                });
        return found;
    }

    /** The meters of those units, by unit. */
    Map<String, List<Meter>> ofUnits(Scope site, Collection<String> unitIds) {
        Map<String, List<Meter>> found = new HashMap<>();
        meters.collection()
                .find(Filters.and(Filters.eq("scope", site.value()), Filters.in("state.unitId", unitIds)))
                .forEach(document -> {
                    Meter meter = meters.decode(document).state();
                    String unitId = meter.unitId();
                    if (unitId != null) {
                        found.computeIfAbsent(unitId, id -> new ArrayList<>()).add(meter);
                    }
                });
        return found;
    }
}
