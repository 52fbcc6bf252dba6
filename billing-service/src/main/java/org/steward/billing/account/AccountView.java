package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.money.Money;

/**
 * An account as others see it.
 *
 * @param status OPEN or CLOSED
 * @param balance owed less credit; negative when the site holds money of the customer
 * @param billedThrough per {@code standard/component}, how far it is billed
 * @param closedThrough last day of the closed books, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
        String accountId,
        String siteId,
        String customerId,
        String unitId,
        String currency,
        String status,
        List<Open> openCharges,
        Money credit,
        Money balance,
        Map<String, Watermark> billedThrough,
        @Nullable LocalDate closedThrough) {

    /** A charge that is not wholly settled. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Open(
            String chargeId,
            String item,
            FeeClass feeClass,
            ChargeKind kind,
            @Nullable BillingPeriod period,
            LocalDate dueOn,
            Money amount,
            Money open) {}

    static AccountView of(Account account) {
        return new AccountView(
                account.accountId(),
                account.siteId(),
                account.customerId(),
                account.unitId(),
                account.currency(),
                account.status().name(),
                account.openCharges().stream()
                        .map(charge -> new Open(
                                charge.chargeId(),
                                charge.item(),
                                charge.feeClass(),
                                charge.kind(),
                                charge.period(),
                                charge.dueOn(),
                                account.money(charge.amountMinor()),
                                account.money(charge.openMinor())))
                        .toList(),
                account.money(account.creditMinor()),
                account.money(account.balanceMinor()),
                account.billedThrough(),
                account.closedThrough());
    }
}
