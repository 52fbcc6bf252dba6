package org.steward.billing.latefee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/** Asks what paying late costs; {@code POST /api/billing/v1/calculations/late-fee}. */
record LateFeeRequest(
        @Nullable BigDecimal principal,
        @Nullable String currency,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate asOf,
        @Nullable LateFeeRuleBody rule,
        @Nullable List<PaymentBody> payments) {

    record PaymentBody(@Nullable LocalDate date, @Nullable BigDecimal amount) {}

    /**
     * The fee.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    LateFee answer() {
        Currency money = Money.currency(currency, "currency");
        Money owed = Money.notNegative(principal, money, "principal");
        LocalDate due = Require.present(dueDate, "dueDate");
        LocalDate day = Require.present(asOf, "asOf");
        LateFeeRuleBody body = Require.present(rule, "rule");
        LateFeeRule contract = Require.within("rule", () -> body.toRule(money));
        List<LateFee.Payment> received = new ArrayList<>();
        if (payments != null) {
            for (int i = 0; i < payments.size(); i++) {
                String path = "payments[" + i + "]";
                received.add(new LateFee.Payment(
                        Require.present(payments.get(i).date, path + ".date"),
                        Money.exactly(payments.get(i).amount, money, path + ".amount")));
            }
        }
        return LateFee.of(owed, due, day, contract, received);
    }
}
