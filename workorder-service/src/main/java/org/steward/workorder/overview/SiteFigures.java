package org.steward.workorder.overview;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one site, comparable with those of another.
 *
 * @param openRequests received, acknowledged or in progress
 * @param overdueRequests open and past their due time
 * @param heldRequests imported and waiting for a person
 * @param toDoOrders not done yet
 * @param overdueOrders not done yet and past the promised time
 * @param completedOrders done in the period
 * @param inTimeShare of those, the share done in time, 4 digits; null when none was done
 * @param callBacks customers reached in the period
 * @param satisfiedShare of those, the share satisfied, 4 digits; null when none was reached
 * @param averageScore of those, 1 to 5, 2 digits; null when none was reached
 */
record SiteFigures(
        String siteId,
        String code,
        long openRequests,
        long overdueRequests,
        long heldRequests,
        long toDoOrders,
        long overdueOrders,
        long completedOrders,
        @Nullable BigDecimal inTimeShare,
        long callBacks,
        @Nullable BigDecimal satisfiedShare,
        @Nullable BigDecimal averageScore) {}
