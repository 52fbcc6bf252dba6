package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** The files were checked; with one problem nothing of them is applied. */
@EventType("org.steward.billing.import.validated.v1")
record ImportValidated(String importId, String siteId, int problems, int toApply, int unchanged) {}
