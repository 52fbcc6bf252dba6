package org.steward.security.patrolplan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;

/** What happens to a patrol plan, as other services may know it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface PatrolPlanEvent {

    @EventType("org.steward.security.patrol-plan.defined.v1")
    record Defined(
            String planId,
            String siteId,
            String routeId,
            List<DayOfWeek> days,
            List<LocalTime> times,
            Duration duration,
            Duration grace,
            WalkOrder order,
            LocalDate from,
            @Nullable LocalDate until)
            implements PatrolPlanEvent {}

    @EventType("org.steward.security.patrol-plan.suspended.v1")
    record Suspended(String planId, String siteId, int revision) implements PatrolPlanEvent {}

    @EventType("org.steward.security.patrol-plan.resumed.v1")
    record Resumed(String planId, String siteId, int revision) implements PatrolPlanEvent {}

    @EventType("org.steward.security.patrol-plan.ended.v1")
    record Ended(String planId, String siteId, int revision) implements PatrolPlanEvent {}

    @EventType("org.steward.security.patrol-plan.expanded.v1")
    record Expanded(String planId, String siteId, Instant through, int patrols) implements PatrolPlanEvent {}
}
