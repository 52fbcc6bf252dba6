package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.billing.tariff.Proration;
import org.steward.platform.money.Ratio;

/**
 * Money paid in advance for one fee item and a time: a liability, released as the item is charged.
 *
 * <p>It covers more than was paid when a discount was given: each release takes money and discount in the proportion in
 * which they were given, so that a refund on moving gives back only what was paid.
 *
 * @param period what it was paid for
 * @param moneyMinor paid and not released yet, above zero
 * @param coverMinor paid and given as discount, not released yet
 * @param monthlyMinor most a month may cost while it lasts (price held), or null when the price may change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Prepayment(
        String prepaymentId,
        String item,
        BillingPeriod period,
        PaymentMethod method,
        LocalDate receivedOn,
        long paidMinor,
        long discountMinor,
        long moneyMinor,
        long coverMinor,
        @Nullable Long monthlyMinor) {

    Prepayment {
        if (moneyMinor < 0 || moneyMinor > paidMinor || coverMinor < moneyMinor) {
            throw new IllegalArgumentException("prepayment " + prepaymentId + " has " + moneyMinor + " of " + paidMinor
                    + " left and covers " + coverMinor + ": expected no more than was paid");
        }
    }

    /** Whether it is for a charge of that item and time. */
    boolean covers(String chargedItem, @Nullable BillingPeriod charged) {
        return charged != null
                && item.equals(chargedItem)
                && !charged.from().isBefore(period.from())
                && !charged.to().isAfter(period.to());
    }

    /** Most a charge for that time may cost: the price that was held, for its months; without one, anything. */
    long agreedMinor(@Nullable BillingPeriod charged) {
        return monthlyMinor == null || charged == null
                ? Long.MAX_VALUE
                : Ratio.of(monthlyMinor)
                        .times(charged.months(Proration.DAILY_ACTUAL))
                        .round(0)
                        .longValueExact();
    }

    /** The money of the next {@code cover} it gives; the last unit of cover takes the last unit of money. */
    long moneyOf(long cover) {
        return BigDecimal.valueOf(moneyMinor)
                .multiply(BigDecimal.valueOf(cover))
                .divide(BigDecimal.valueOf(coverMinor), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    Prepayment released(long money, long cover) {
        return new Prepayment(
                prepaymentId,
                item,
                period,
                method,
                receivedOn,
                paidMinor,
                discountMinor,
                moneyMinor - money,
                coverMinor - cover,
                monthlyMinor);
    }
}
