package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** A worker took it over from one that had stopped. */
@EventType("org.steward.billing.import.resumed.v1")
record ImportResumed(String importId, String siteId) {}
