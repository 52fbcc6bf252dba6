package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** Another part of it is on the register. */
@EventType("org.steward.billing.import.advanced.v1")
record ImportAdvanced(String importId, String siteId, int applied, int toApply, boolean done) {}
