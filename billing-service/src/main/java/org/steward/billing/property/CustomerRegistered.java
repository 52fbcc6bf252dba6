package org.steward.billing.property;

import org.steward.platform.command.EventType;

/** A customer is on the register. */
@EventType("org.steward.billing.customer.registered.v1")
record CustomerRegistered(String customerId, String siteId, Customer.Kind kind) {}
