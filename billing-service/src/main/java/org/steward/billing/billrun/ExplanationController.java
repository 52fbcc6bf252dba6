package org.steward.billing.billrun;

import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.AccountHistory;
import org.steward.billing.account.ChargesRaised;
import org.steward.billing.account.Computed;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.feestandard.FeeStandardHandler;
import org.steward.billing.feestandard.PricedItem;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.billing.tariff.ChargeLine;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Why a charge is as much as it is: computed again from what is kept of it, by the code that billed it. */
@RestController
class ExplanationController {

    private final AccountHandler accounts;
    private final FeeStandardHandler standards;

    ExplanationController(AccountHandler accounts, FeeStandardHandler standards) {
        this.accounts = accounts;
        this.standards = standards;
    }

    /** A charge explained; {@code line} shows every step from quantity to amount. */
    record Answer(String chargeId, String item, String standardId, BillingPeriod period, ChargeLine line) {}

    @GetMapping("/api/billing/v1/sites/{siteId}/accounts/{accountId}/charges/{chargeId}/explanation")
    @Allowed("billing.charge.explain")
    @Duties("B7")
    @Returns(Answer.class)
    ResponseEntity<Object> explain(Call call, @PathVariable String accountId, @PathVariable String chargeId) {
        ChargesRaised.Charge charge = find(accounts.history(call.scope(), accountId), chargeId);
        Computed from = charge == null ? null : charge.computed();
        BillingPeriod period = charge == null ? null : charge.period();
        if (charge == null) {
            throw new RefusedException(Refusal.notFound("charge", chargeId));
        }
        if (from == null || period == null) {
            throw new RefusedException(Refusal.conflict("CHARGE_NOT_COMPUTED", Map.of("charge", chargeId)));
        }
        FeeStandard version = standards.find(call.scope(), from.standardId());
        String code = from.component().substring(from.component().indexOf('/') + 1);
        PricedItem item = PricePart.itemOf(version, code);
        if (item == null) {
            throw new IllegalStateException("charge " + chargeId + ": " + from.standardId() + " has no " + code);
        }
        Currency currency = charge.amount().currency();
        ChargeLine line = LineOf.computed(item, from, period, currency);
        if (!line.amount().equals(charge.amount())) {
            throw new IllegalStateException(
                    "charge " + chargeId + " is " + charge.amount() + ", computed again " + line.amount());
        }
        return ResponseEntity.ok(new Answer(chargeId, charge.item(), from.standardId(), period, line));
    }

    private static ChargesRaised.@Nullable Charge find(AccountHistory history, String chargeId) {
        for (AccountHistory.Entry entry : history.entries()) {
            if (entry.event() instanceof ChargesRaised raised) {
                for (ChargesRaised.Charge charge : raised.charges()) {
                    if (charge.chargeId().equals(chargeId)) {
                        return charge;
                    }
                }
            }
        }
        return null;
    }
}
