package org.steward.billing.account;

import java.time.LocalDate;

/** Takes a recorded payment back. */
record ReversePayment(String paymentId, ReversalReason reason, LocalDate businessDate) {}
