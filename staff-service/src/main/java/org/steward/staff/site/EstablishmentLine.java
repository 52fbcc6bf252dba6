package org.steward.staff.site;

/** How many holders of a position a site should have (编制). */
public record EstablishmentLine(String positionId, int count) {}
