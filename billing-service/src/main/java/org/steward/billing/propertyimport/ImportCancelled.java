package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** It was given up; nothing of it is on the register. */
@EventType("org.steward.billing.import.cancelled.v1")
record ImportCancelled(String importId, String siteId) {}
