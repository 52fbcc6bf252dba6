package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.money.Money;

/**
 * What raising charges came to.
 *
 * @param runId the bill run that raised them, or null
 * @param balance what the account owes afterwards; negative when credit is left
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RaiseAnswer(String accountId, @Nullable String runId, List<Raised> charges, Money total, Money balance) {

    /** One charge. */
    public record Raised(String chargeId, String item, FeeClass feeClass, Money amount) {}

    static RaiseAnswer of(Account account, @Nullable String runId, List<ChargesRaised.Charge> charges) {
        long total = charges.stream()
                .mapToLong(charge -> charge.amount().minorUnits())
                .sum();
        return new RaiseAnswer(
                account.accountId(),
                runId,
                charges.stream()
                        .map(charge -> new Raised(charge.chargeId(), charge.item(), charge.feeClass(), charge.amount()))
                        .toList(),
                account.money(total),
                account.money(account.balanceMinor()));
    }
}
