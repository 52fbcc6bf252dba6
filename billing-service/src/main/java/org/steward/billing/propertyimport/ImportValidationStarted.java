package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** The files are checked as a whole. */
@EventType("org.steward.billing.import.validation-started.v1")
record ImportValidationStarted(String importId, String siteId) {}
