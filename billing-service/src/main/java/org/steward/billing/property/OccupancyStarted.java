package org.steward.billing.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;

/**
 * A customer moved into a unit, or pays for it.
 *
 * @param until first day no more, when it was known from the start
 */
@EventType("org.steward.billing.occupancy.started.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OccupancyStarted(
        String unitId,
        String siteId,
        String customerId,
        Occupancy.Role role,
        boolean payer,
        LocalDate from,
        @Nullable LocalDate until) {}
