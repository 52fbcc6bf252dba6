package org.steward.billing.billrun;

import java.util.List;
import org.steward.billing.discount.Discount;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.meter.Meter;
import org.steward.billing.property.Unit;

/**
 * What a bill is computed from besides the account.
 *
 * @param versions of the fee standard, by the day they take effect
 * @param meters of the unit
 * @param discounts approved for the unit
 */
record BillFacts(List<FeeStandard> versions, Unit unit, List<Meter> meters, List<Discount> discounts) {

    BillFacts {
        versions = List.copyOf(versions);
        meters = List.copyOf(meters);
        discounts = List.copyOf(discounts);
    }
}
