package org.steward.billing.account;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** A payment on a closed account was reversed, so it owes again. */
@EventType("org.steward.billing.account.reopened.v1")
record AccountReopened(String accountId, String siteId, LocalDate businessDate) {}
