package org.steward.staff.dutyrun;

import java.util.List;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.EventType;

/** What happens to a run. */
public sealed interface DutyRunEvent {

    @EventType("org.steward.staff.duty-run.begun.v1")
    record Begun(String runId, Level level, String placeId) implements DutyRunEvent {}

    @EventType("org.steward.staff.duty-run.asked-to-follow.v1")
    record AskedToFollow(String runId, String placeId, int revision) implements DutyRunEvent {}

    /** Obligations are opened through a month. */
    @EventType("org.steward.staff.duty-run.advanced.v1")
    record Advanced(String runId, String placeId, String through, int sheets, int obligations, List<String> heldBack)
            implements DutyRunEvent {}

    @EventType("org.steward.staff.duty-run.ended.v1")
    record Ended(String runId, String placeId) implements DutyRunEvent {}
}
