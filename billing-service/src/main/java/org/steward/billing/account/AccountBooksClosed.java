package org.steward.billing.account;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** Nothing is posted to the account on or before {@code through} any more. */
@EventType("org.steward.billing.account.books-closed.v1")
record AccountBooksClosed(String accountId, String siteId, LocalDate through) {}
