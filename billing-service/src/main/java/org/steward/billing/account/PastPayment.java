package org.steward.billing.account;

/** A payment as the journal and the account's outbox have it. */
record PastPayment(PaymentRecorded recorded, boolean reversed) {}
