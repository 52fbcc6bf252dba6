package org.steward.billing.discount;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.platform.money.PlainDecimal;

/** Somebody proposes a unit's own price for a time. */
@EventType("org.steward.billing.discount.proposed.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DiscountProposed(
        String discountId,
        String siteId,
        String unitId,
        String standardCode,
        @Nullable String component,
        Discount.Reason reason,
        @PlainDecimal @Nullable BigDecimal factor,
        @PlainDecimal @Nullable BigDecimal rate,
        LocalDate from,
        @Nullable LocalDate until) {}
