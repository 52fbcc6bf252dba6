package org.steward.billing.discount;

import org.steward.platform.command.EventType;

/** A proposed price of a unit was approved or rejected by somebody else. */
@EventType("org.steward.billing.discount.decided.v1")
record DiscountDecided(String discountId, String siteId, String unitId, boolean approved) {}
