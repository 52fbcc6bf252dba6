package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** What the files say goes on the register. */
@EventType("org.steward.billing.import.approved.v1")
record ImportApproved(String importId, String siteId, int toApply) {}
