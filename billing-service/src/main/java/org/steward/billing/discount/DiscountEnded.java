package org.steward.billing.discount;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** A unit's own price ends earlier than agreed; until is the first day no more. */
@EventType("org.steward.billing.discount.ended.v1")
record DiscountEnded(String discountId, String siteId, String unitId, LocalDate until) {}
