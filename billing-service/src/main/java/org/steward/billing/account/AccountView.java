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
 * @param deposits held as securities
 * @param prepayments held for charges to come
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
        List<Deposit> deposits,
        List<Prepaid> prepayments,
        Map<String, Watermark> billedThrough,
        @Nullable LocalDate closedThrough) {

    /**
     * A charge that is not wholly settled.
     *
     * @param ofChargeId the charge a late fee is for, or null
     * @param inherited true when it was owed before this system kept the books, else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Open(
            String chargeId,
            String item,
            FeeClass feeClass,
            ChargeKind kind,
            @Nullable BillingPeriod period,
            LocalDate dueOn,
            @Nullable String ofChargeId,
            @Nullable Boolean inherited,
            Money amount,
            Money open) {}

    /** Security money that is held. */
    public record Deposit(String depositId, String item, LocalDate receivedOn, Money received, Money held) {}

    /**
     * Money held for charges to come.
     *
     * @param covers what is left of it and of the discount given for it
     */
    public record Prepaid(
            String prepaymentId,
            String item,
            BillingPeriod period,
            LocalDate receivedOn,
            Money paid,
            Money left,
            Money covers) {}

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
                                charge.ofChargeId(),
                                charge.inherited() ? Boolean.TRUE : null,
                                account.money(charge.amountMinor()),
                                account.money(charge.openMinor())))
                        .toList(),
                account.money(account.creditMinor()),
                account.money(account.balanceMinor()),
                account.holdings().deposits().stream()
                        .map(deposit -> new Deposit(
                                deposit.depositId(),
                                deposit.item(),
                                deposit.receivedOn(),
                                account.money(deposit.receivedMinor()),
                                account.money(deposit.heldMinor())))
                        .toList(),
                account.holdings().prepayments().stream()
                        .map(prepaid -> new Prepaid(
                                prepaid.prepaymentId(),
                                prepaid.item(),
                                prepaid.period(),
                                prepaid.receivedOn(),
                                account.money(prepaid.paidMinor()),
                                account.money(prepaid.moneyMinor()),
                                account.money(prepaid.coverMinor())))
                        .toList(),
                account.billedThrough(),
                account.closedThrough());
    }
}
