package org.steward.billing.property;

import java.util.List;
import org.steward.platform.command.EventType;

/**
 * A customer's particulars were corrected.
 *
 * @param changed names of the members, never their values
 */
@EventType("org.steward.billing.customer.changed.v1")
record CustomerChanged(String customerId, String siteId, List<String> changed) {}
