package org.steward.billing.account;

import java.time.LocalDate;

/**
 * Takes a deposit or prepayment back that did not stand.
 *
 * @param reversed whether the journal knows that it was taken back before
 */
record ReverseHolding(String holdingId, ReversalReason reason, boolean reversed, LocalDate businessDate) {}
