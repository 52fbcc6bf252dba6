package org.steward.billing.tariff;

/** What a component's rate is multiplied by. */
public enum Basis {
    /** Square metres of the unit; the rate is per month. */
    AREA,
    /** Units drawn through a meter in the period. */
    USAGE,
    /** A count, 1 by default; the rate is per month. */
    FIXED,
    /** What other components come to; the rate is a share of one. */
    PERCENTAGE,
    /** What a formula says, for a month; see {@link Formula}. */
    FORMULA;

    /** Whether its price is for a month, and so for a part of one, too. */
    public boolean isMonthly() {
        return this == AREA || this == FIXED || this == FORMULA;
    }
}
