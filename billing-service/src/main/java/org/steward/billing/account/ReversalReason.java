package org.steward.billing.account;

/** Why a payment is taken back; a code, because the journal carries no free text. */
public enum ReversalReason {
    BOUNCED,
    WRONG_ACCOUNT,
    WRONG_AMOUNT,
    RECORDED_TWICE
}
