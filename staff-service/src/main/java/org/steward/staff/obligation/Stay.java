package org.steward.staff.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment;
import org.steward.staff.employee.Employee;

/**
 * A time in which somebody holds a position at a place.
 *
 * @param until exclusive; {@link Instant#MAX} for open-ended
 */
record Stay(Instant from, Instant until) {

    /** The employee's in that position at that place, in order, those that touch as one. */
    static List<Stay> of(Employee employee, String positionId, Place place) {
        List<Stay> stays = employee.assignments().stream()
                .filter(held -> held.positionId().equals(positionId) && place.isOf(held))
                .map(held -> new Stay(held.validFrom(), earlier(held, employee.leftAt())))
                .filter(stay -> stay.from().isBefore(stay.until()))
                .sorted(Comparator.comparing(Stay::from))
                .toList();
        List<Stay> joined = new ArrayList<>();
        for (Stay stay : stays) {
            Stay last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && !stay.from().isAfter(last.until())) {
                Instant until = last.until().isAfter(stay.until()) ? last.until() : stay.until();
                joined.set(joined.size() - 1, new Stay(last.from(), until));
            } else {
                joined.add(stay);
            }
        }
        return joined;
    }

    private static Instant earlier(Assignment held, @Nullable Instant leftAt) {
        Instant until = held.validUntil() == null ? Instant.MAX : held.validUntil();
        return leftAt != null && leftAt.isBefore(until) ? leftAt : until;
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** Whether it holds at some time of the date. */
    boolean touches(LocalDate date, ZoneId zone) {
        return from.isBefore(date.plusDays(1).atStartOfDay(zone).toInstant())
                && until.isAfter(date.atStartOfDay(zone).toInstant());
    }

    /** The part of it within the bounds; null when there is none. */
    @Nullable Stay within(Instant first, Instant end) {
        Instant start = from.isBefore(first) ? first : from;
        Instant stop = until.isAfter(end) ? end : until;
        return start.isBefore(stop) ? new Stay(start, stop) : null;
    }
}
