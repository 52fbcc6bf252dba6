package org.steward.billing.meter;

import java.math.BigDecimal;

/** What a meter counts. */
public enum MeterKind {
    WATER("0.1"),
    ELECTRICITY("2"),
    GAS("0.2"),
    HEAT("2");

    private final BigDecimal idlePerDay;

    MeterKind(String idlePerDay) {
        this.idlePerDay = new BigDecimal(idlePerDay);
    }

    /** Use per day that is nothing to look at on a meter which was hardly used so far; in m³ or kWh. */
    BigDecimal idlePerDay() {
        return idlePerDay;
    }
}
