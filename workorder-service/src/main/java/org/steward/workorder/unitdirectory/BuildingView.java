package org.steward.workorder.unitdirectory;

/** What this service knows of a building. */
record BuildingView(String buildingId, String siteId, String code) {}
