package org.steward.billing.feestandard;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.property.UnitKind;
import org.steward.billing.tariff.Basis;
import org.steward.platform.command.EventType;

/** A version of a fee standard holds from its day on and never changes again. */
@EventType("org.steward.billing.fee-standard.published.v1")
record FeeStandardPublished(
        String standardId,
        String siteId,
        String code,
        String currency,
        LocalDate effectiveFrom,
        List<UnitKind> unitKinds,
        List<Item> items) {

    /** One component: the fee item it is booked under, its code, and what its rate is multiplied by. */
    record Item(String item, String component, Basis basis) {}
}
