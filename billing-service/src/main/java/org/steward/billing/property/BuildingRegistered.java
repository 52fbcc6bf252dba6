package org.steward.billing.property;

import org.steward.platform.command.EventType;

/** A building is on the register. */
@EventType("org.steward.billing.building.registered.v1")
record BuildingRegistered(String buildingId, String siteId, String code, String name) {}
