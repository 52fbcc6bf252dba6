package org.steward.billing.apportionment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/** Asks how a cost is split; {@code POST /api/billing/v1/calculations/apportionment}. */
record ApportionmentRequest(
        @Nullable BigDecimal total,
        @Nullable String currency,

        @Schema(allowableValues = {"largest", "first", "last"}) @Nullable String remainder,

        @Nullable Integer scale,
        @Nullable List<ShareBody> shares) {

    record ShareBody(@Nullable String id, @Nullable BigDecimal weight) {}

    record Answer(List<ShareAnswer> shares) {}

    record ShareAnswer(String id, ScaledAmount amount) {}

    /** Money with the decimals of the split: none where whole units were split. */
    record ScaledAmount(BigDecimal amount, Currency currency) {}

    /**
     * The shares.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Answer answer() {
        Currency money = Money.currency(currency, "currency");
        Money whole = Money.exactly(total, money, "total");
        int decimals = scale == null ? Money.digits(money) : scale;
        List<ShareBody> bodies = Require.notEmpty(shares, "shares");
        List<Apportionment.Weight> weights = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            weights.add(new Apportionment.Weight(
                    Require.present(bodies.get(i).id, "shares[" + i + "].id"),
                    Require.present(bodies.get(i).weight, "shares[" + i + "].weight")));
        }
        Apportionment.Remainder rule = remainder == null
                ? Apportionment.Remainder.LARGEST
                : Require.oneOf(Apportionment.Remainder.class, remainder, "remainder");
        return new Answer(Apportionment.split(whole, weights, rule, decimals).stream()
                .map(share -> new ShareAnswer(
                        share.id(),
                        new ScaledAmount(share.amount().amount().setScale(decimals, RoundingMode.UNNECESSARY), money)))
                .toList());
    }
}
