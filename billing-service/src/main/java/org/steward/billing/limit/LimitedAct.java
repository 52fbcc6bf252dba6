package org.steward.billing.limit;

/** An act that gives money away or moves it, and so has a limit per role. */
public enum LimitedAct {
    WAIVER,
    ADJUSTMENT,
    REFUND,
    DEPOSIT_REFUND,
    PREPAYMENT_REFUND,
    TRANSFER,
    SUSPENSE,
    /** 抹零: fen left off at the desk, without a second person. */
    ROUND_OFF
}
