package org.steward.billing.login;

import org.steward.platform.command.EventType;

/** The login no longer speaks for the customer at the site. */
@EventType("org.steward.billing.customer-login.unlinked.v1")
record CustomerLoginUnlinked(String linkId, String siteId, String loginId, String customerId) {}
