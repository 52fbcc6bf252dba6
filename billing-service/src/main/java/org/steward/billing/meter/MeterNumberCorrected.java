package org.steward.billing.meter;

import org.steward.platform.command.EventType;

/** A meter's number had been taken down wrongly. */
@EventType("org.steward.billing.meter.number-corrected.v1")
record MeterNumberCorrected(String meterId, String siteId, String number) {}
