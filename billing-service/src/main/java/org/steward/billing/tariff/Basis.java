package org.steward.billing.tariff;

/** What a component's rate is multiplied by. */
public enum Basis {
    /** Square metres of the unit; the rate is per month. */
    AREA,
    /** Units drawn through a meter in the period. */
    USAGE,
    /** A count, 1 by default; the rate is per month. */
    FIXED
}
