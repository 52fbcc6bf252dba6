package org.steward.staff.position;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Role;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** The rules of a position: roles that may be given, and reporting lines that never close a circle. */
final class PositionDecisions {

    /** Positions of one company; access reads them all. */
    static final int MAX_POSITIONS = 2_000;

    private PositionDecisions() {}

    static Decision<Position> decide(@Nullable Position position, PositionCommand command) {
        return switch (command) {
            case PositionCommand.Define define -> define(position, define);
            case PositionCommand.Change change -> {
                if (position == null) {
                    throw new IllegalArgumentException("no position for " + change);
                }
                yield change(position, change);
            }
        };
    }

    private static Decision<Position> define(@Nullable Position existing, PositionCommand.Define define) {
        if (existing != null) {
            return Decision.refuse(
                    Refusal.conflict("POSITION_EXISTS", Map.of("code", existing.code(), "id", existing.positionId())));
        }
        if (define.chart().positions().size() >= MAX_POSITIONS) {
            return Decision.refuse(Refusal.conflict("TOO_MANY_POSITIONS", Map.of("limit", MAX_POSITIONS)));
        }
        Position position =
                new Position(define.positionId(), define.code(), define.title(), define.roles(), define.reportsTo());
        check(position, define.chart());
        return Decision.accept(position, PositionEvent.Defined.of(position));
    }

    private static Decision<Position> change(Position before, PositionCommand.Change change) {
        Position after =
                new Position(before.positionId(), before.code(), change.title(), change.roles(), change.reportsTo());
        check(after, change.chart());
        return after.equals(before) ? Decision.unchanged() : Decision.accept(after, PositionEvent.Changed.of(after));
    }

    private static void check(Position position, ReportingChart chart) {
        checkRoles(position.positionId(), position.roles());
        List<ReportingLine> lines = position.reportsTo();
        Require.distinct(lines, ReportingLine::kind, i -> "reportsTo[" + i + "].kind");
        for (int i = 0; i < lines.size(); i++) {
            String superior = lines.get(i).positionId();
            String field = "reportsTo[" + i + "].positionId";
            if (superior.equals(position.positionId())) {
                throw circle(field, position.code());
            }
            if (!chart.knows(superior)) {
                throw new RefusedException(Refusal.invalid("POSITION_UNKNOWN", field, Map.of("value", superior)));
            }
            List<String> way = chart.wayUp(superior, position.positionId());
            if (way != null) {
                throw circle(field, String.join(" → ", way));
            }
        }
    }

    private static void checkRoles(String positionId, Set<Role> roles) {
        if (roles.contains(Role.RESIDENT)) {
            throw new RefusedException(
                    Refusal.invalid("ROLE_NOT_FOR_POSITIONS", "roles", Map.of("value", Role.RESIDENT)));
        }
        // One position makes administrators, so that it is easy to see who they are and that there always is one.
        if (positionId.equals(Position.ADMINISTRATOR_ID) != roles.contains(Role.COMPANY_ADMIN)) {
            throw new RefusedException(Refusal.invalid(
                    "ADMINISTRATOR_ROLE_FIXED", "roles", Map.of("position", Position.ADMINISTRATOR_CODE)));
        }
    }

    private static RefusedException circle(String field, String way) {
        return new RefusedException(Refusal.invalid("REPORTING_CIRCLE", field, Map.of("way", way)));
    }
}
