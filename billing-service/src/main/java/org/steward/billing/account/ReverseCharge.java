package org.steward.billing.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.money.Money;

/**
 * Takes a charge back; the caller knows it as it was raised, and asks once.
 *
 * @param feeClass as it was booked
 * @param amount as it was raised
 */
public record ReverseCharge(
        String chargeId,
        String item,
        FeeClass feeClass,
        Money amount,
        @Nullable String requestId,
        @Nullable ChargeSource source,
        LocalDate businessDate) {}
