package org.steward.staff.position;

import java.util.List;
import java.util.Set;
import org.steward.platform.access.Role;
import org.steward.platform.command.EventType;

/** What happens to a position. */
public sealed interface PositionEvent {

    @EventType("org.steward.staff.position.defined.v1")
    record Defined(
            String positionId,
            String code,
            Title title,
            Set<Role> roles,
            List<String> reportsTo,
            List<ReportingLine> reportingLines)
            implements PositionEvent {

        static Defined of(Position position) {
            return new Defined(
                    position.positionId(),
                    position.code(),
                    position.title(),
                    position.roles(),
                    superiors(position),
                    position.reportsTo());
        }
    }

    @EventType("org.steward.staff.position.changed.v1")
    record Changed(
            String positionId,
            String code,
            Title title,
            Set<Role> roles,
            List<String> reportsTo,
            List<ReportingLine> reportingLines)
            implements PositionEvent {

        static Changed of(Position position) {
            return new Changed(
                    position.positionId(),
                    position.code(),
                    position.title(),
                    position.roles(),
                    superiors(position),
                    position.reportsTo());
        }
    }

    private static List<String> superiors(Position position) {
        return position.reportsTo().stream()
                .map(ReportingLine::positionId)
                .distinct()
                .toList();
    }
}
