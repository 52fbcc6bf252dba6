package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.platform.money.Money;

/**
 * Asks that something be taken off charges.
 *
 * @param reductionId what it is known by: the approved request, or the late-fee run and account
 */
public record ReduceCharges(String reductionId, ChargeReduced.Cause cause, List<Line> lines, LocalDate businessDate) {

    public ReduceCharges {
        lines = List.copyOf(lines);
    }

    /** What is taken off one charge. */
    public record Line(String chargeId, Money amount) {}
}
