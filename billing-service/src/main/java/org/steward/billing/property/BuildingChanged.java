package org.steward.billing.property;

import org.steward.platform.command.EventType;

/** A building's particulars were corrected. */
@EventType("org.steward.billing.building.changed.v1")
record BuildingChanged(String buildingId, String siteId, String name) {}
