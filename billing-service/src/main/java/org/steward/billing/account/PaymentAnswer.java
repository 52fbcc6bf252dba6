package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.Money;

/**
 * What a payment came to.
 *
 * @param credited what no charge needed
 * @param balance what the account owes afterwards; negative when credit is left
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentAnswer(
        String paymentId,
        String accountId,
        PaymentMethod method,
        Money amount,
        @Nullable String reference,
        LocalDate receivedOn,
        List<Allocated> allocations,
        Money credited,
        Money balance) {

    /** What went to one charge. */
    record Allocated(String chargeId, String item, Money amount) {}

    static PaymentAnswer of(Account account, PaymentRecorded event) {
        return new PaymentAnswer(
                event.paymentId(),
                event.accountId(),
                event.method(),
                event.amount(),
                event.reference(),
                event.receivedOn(),
                allocated(event.allocations()),
                event.credited(),
                account.money(account.balanceMinor()));
    }

    static List<Allocated> allocated(List<Settlement> settlements) {
        return settlements.stream()
                .map(settlement -> new Allocated(settlement.chargeId(), settlement.item(), settlement.amount()))
                .toList();
    }
}
