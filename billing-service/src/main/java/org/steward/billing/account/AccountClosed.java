package org.steward.billing.account;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** Nothing more is posted to the account. */
@EventType("org.steward.billing.account.closed.v1")
record AccountClosed(String accountId, String siteId, LocalDate businessDate) {}
