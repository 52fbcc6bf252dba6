package org.steward.billing.account;

/** What a charge is in the order of settlement. */
public enum ChargeKind {
    COST,
    LATE_FEE,
    PRINCIPAL
}
