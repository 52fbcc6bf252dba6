package org.steward.billing.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.Money;
import org.steward.platform.money.PlainDecimal;

/**
 * Billing of one site.
 *
 * @param charged everything charged, net of what was taken back
 * @param collected what of it is paid, by payments or credit
 * @param collectionRate collected ÷ charged, four decimals, or null when nothing was charged
 * @param owed open charges
 * @param arrears open charges whose day has passed
 * @param credits money held for customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SiteFigures(
        String siteId,
        String code,
        String name,
        long accounts,
        Money charged,
        Money collected,
        @PlainDecimal @Nullable BigDecimal collectionRate,
        Money owed,
        Money arrears,
        long accountsInArrears,
        Money credits) {}
