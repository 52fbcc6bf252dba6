package org.steward.billing.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where what happens at a site on a day is booked.
 *
 * @param entityId the legal entity the site belongs to on that day
 * @param forOwners whether management fees are held for the owners on that day (酬金制)
 * @param items by code, what is known of the fee items
 * @param order kinds of charges in the order in which a payment of that day settles them
 */
public record Books(String entityId, boolean forOwners, Map<String, Item> items, List<String> order) {

    /** Costs of collection, then late fees, then what was owed (Civil Code art. 561). */
    public static final List<String> USUAL_ORDER = List.of("cost", "late_fee", "principal");

    /** The entity of a site that no branch is assigned to: the company itself. */
    public static final String COMPANY = "company";

    /**
     * A fee item.
     *
     * @param serviceFee whether it is part of the management fee, which the site's contract may make the owners' money
     */
    public record Item(FeeClass feeClass, boolean serviceFee) {}

    public Books {
        items = Map.copyOf(items);
        order = List.copyOf(order);
    }

    /** Books of a site whose contract says nothing about the order. */
    public Books(String entityId, boolean forOwners, Map<String, Item> items) {
        this(entityId, forOwners, items, USUAL_ORDER);
    }

    /** The class a charge of the item has on that day, or null when there is no such item. */
    public @Nullable FeeClass classOf(String item) {
        Item known = items.get(item);
        if (known == null) {
            return null;
        }
        return forOwners && known.serviceFee() && known.feeClass() == FeeClass.OWN_INCOME
                ? FeeClass.SERVICE_FUND
                : known.feeClass();
    }
}
