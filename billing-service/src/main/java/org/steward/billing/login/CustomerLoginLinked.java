package org.steward.billing.login;

import org.steward.platform.command.EventType;

/** From now on the login speaks for the customer at the site. */
@EventType("org.steward.billing.customer-login.linked.v1")
record CustomerLoginLinked(String linkId, String siteId, String loginId, String customerId) {}
