package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** Somebody begins to bring in a register. */
@EventType("org.steward.billing.import.started.v1")
record ImportStarted(String importId, String siteId) {}
