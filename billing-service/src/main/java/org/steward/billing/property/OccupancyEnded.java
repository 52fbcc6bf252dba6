package org.steward.billing.property;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/**
 * A customer left a unit.
 *
 * @param until first day no more
 */
@EventType("org.steward.billing.occupancy.ended.v1")
record OccupancyEnded(String unitId, String siteId, String customerId, Occupancy.Role role, LocalDate until) {}
