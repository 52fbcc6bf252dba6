package org.steward.billing.account;

import org.steward.platform.command.EventType;

/** An account came to be. */
@EventType("org.steward.billing.account.opened.v1")
record AccountOpened(String accountId, String siteId, String customerId, String unitId, String currency) {}
