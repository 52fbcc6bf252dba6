package org.steward.billing.discount;

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

/** Finds discounts. */
final class DiscountStore {

    private final AggregateStore<Discount> discounts;

    DiscountStore(AggregateStore<Discount> discounts) {
        this.discounts = discounts;
    }

    static List<IndexSpec> indexes() {
        return List.of(IndexSpec.of(Discount.TYPE.collection(), "scope", "state.unitId"));
    }

    AggregateStore<Discount> aggregates() {
        return discounts;
    }

    Page<Stored<Discount>> page(
            Scope site, @Nullable String unitId, Discount.@Nullable Status status, PageRequest request) {
        List<Bson> filters = new ArrayList<>();
        if (unitId != null) {
            filters.add(Filters.eq("state.unitId", unitId));
        }
        if (status != null) {
            filters.add(Filters.eq("state.status", status.name()));
        }
        return discounts.page(site, filters.isEmpty() ? Filters.empty() : Filters.and(filters), request);
    }

    /** The approved discounts of those units, by unit. */
    Map<String, List<Discount>> ofUnits(Scope site, Collection<String> unitIds) {
        Map<String, List<Discount>> found = new HashMap<>();
        discounts
                .collection()
                .find(Filters.and(
                        Filters.eq("scope", site.value()),
                        Filters.in("state.unitId", unitIds),
                        Filters.eq("state.status", Discount.Status.APPROVED.name())))
                .forEach(document -> {
                    Discount discount = discounts.decode(document).state();
                    found.computeIfAbsent(discount.unitId(), unit -> new ArrayList<>())
                            .add(discount);
                });
        return found;
    }
}
