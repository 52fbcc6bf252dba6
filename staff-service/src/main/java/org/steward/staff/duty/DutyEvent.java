package org.steward.staff.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.staff.position.Title;

/** What happens to a duty. */
public sealed interface DutyEvent {

    @EventType("org.steward.staff.duty.drafted.v1")
    record Drafted(String dutyId, String code, String positionId, Title text, Rhythm rhythm) implements DutyEvent {}

    /** Other terms from a day on; of a draft, for when it is published. */
    @EventType("org.steward.staff.duty.revised.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revised(
            String dutyId,
            String code,
            String positionId,
            Title text,
            Rhythm rhythm,
            @Nullable LocalDate from) implements DutyEvent {}

    @EventType("org.steward.staff.duty.published.v1")
    record Published(String dutyId, String code, String positionId, Title text, Rhythm rhythm, LocalDate from)
            implements DutyEvent {}

    @EventType("org.steward.staff.duty.retired.v1")
    record Retired(String dutyId, String code, String positionId, LocalDate on) implements DutyEvent {}

    /** Turned on or off, at one site or (without site) where nothing else is said. */
    @EventType("org.steward.staff.duty.switched.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Switched(
            String dutyId,
            String code,
            String positionId,
            @Nullable String siteId,
            boolean on,
            LocalDate from) implements DutyEvent {}
}
