package org.steward.staff.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.staff.attendance.AttendanceDay.Status;

/** Reads one person's punches against his shifts; the first punch of a shift is the coming, the last the going. */
final class Attendance {

    private Attendance() {}

    /**
     * A day for each shift, in the order given, as it stands at {@code asOf}; later punches are not yet known then.
     *
     * @param zone whose date a shift belongs to
     * @throws RefusedException {@code VALUE_REPEATED} at {@code shifts[i].id}
     */
    public static List<AttendanceDay> days(ZoneId zone, List<WorkShift> shifts, List<Instant> punches, Instant asOf) {
        Require.notEmpty(shifts, "shifts");
        Require.distinct(shifts, WorkShift::id, i -> "shifts[" + i + "].id");
        Map<WorkShift, List<Instant>> assigned = assign(shifts, punches, asOf);
        List<AttendanceDay> days = new ArrayList<>(shifts.size());
        for (WorkShift shift : shifts) {
            LocalDate date = shift.start().atZone(zone).toLocalDate();
            days.add(day(shift, date, assigned.getOrDefault(shift, List.of()), asOf));
        }
        return days;
    }

    private static Map<WorkShift, List<Instant>> assign(List<WorkShift> shifts, List<Instant> punches, Instant asOf) {
        List<WorkShift> inOrder =
                shifts.stream().sorted(Comparator.comparing(WorkShift::start)).toList();
        Map<WorkShift, List<Instant>> assigned = new HashMap<>();
        // One punch sent twice is one punch.
        for (Instant punch : punches.stream().distinct().sorted().toList()) {
            WorkShift shift = punch.isAfter(asOf) ? null : nearest(inOrder, punch, assigned);
            if (shift != null) {
                assigned.computeIfAbsent(shift, none -> new ArrayList<>()).add(punch);
            }
        }
        return assigned;
    }

    /**
     * The shift whose start or end is nearest, of those whose window covers the punch. Back-to-back shifts share a
     * boundary: there the punch ends the earlier shift if that was begun and not yet ended, else it begins the later.
     */
    private static @Nullable WorkShift nearest(
            List<WorkShift> inOrder, Instant punch, Map<WorkShift, List<Instant>> assigned) {
        WorkShift best = null;
        for (WorkShift shift : inOrder) {
            if (!shift.covers(punch)) {
                continue;
            }
            int nearer = best == null ? -1 : shift.distance(punch).compareTo(best.distance(punch));
            if (best == null || nearer < 0 || (nearer == 0 && !awaitsEnd(best, assigned))) {
                best = shift;
            }
        }
        return best;
    }

    private static boolean awaitsEnd(WorkShift shift, Map<WorkShift, List<Instant>> assigned) {
        List<Instant> earlier = assigned.getOrDefault(shift, List.of());
        return !earlier.isEmpty() && earlier.stream().allMatch(shift::startIsNearer);
    }

    private static AttendanceDay day(WorkShift shift, LocalDate date, List<Instant> punches, Instant asOf) {
        boolean over = !asOf.isBefore(shift.end());
        boolean closed = !asOf.isBefore(shift.closes());
        if (over && punches.size() >= 2) {
            return complete(shift, date, punches.getFirst(), punches.getLast());
        }
        if (!closed) {
            Instant in = punches.isEmpty() ? null : punches.getFirst();
            return new AttendanceDay(
                    shift.id(), date, Status.OPEN, in, null, null, in == null ? null : late(shift, in), null);
        }
        if (punches.isEmpty()) {
            return new AttendanceDay(
                    shift.id(), date, Status.ABSENT, null, null, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        Instant only = punches.getFirst();
        return shift.startIsNearer(only)
                ? new AttendanceDay(shift.id(), date, Status.MISSING_PUNCH, only, null, null, late(shift, only), null)
                : new AttendanceDay(
                        shift.id(), date, Status.MISSING_PUNCH, null, only, null, null, earlyLeave(shift, only));
    }

    private static AttendanceDay complete(WorkShift shift, LocalDate date, Instant in, Instant out) {
        Instant from = in.isAfter(shift.start()) ? in : shift.start();
        Instant to = out.isBefore(shift.end()) ? out : shift.end();
        Duration worked = to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
        boolean half = shift.halfDayBelow() != null && worked.compareTo(shift.halfDayBelow()) < 0;
        return new AttendanceDay(
                shift.id(),
                date,
                half ? Status.HALF_DAY : Status.PRESENT,
                in,
                out,
                worked,
                late(shift, in),
                earlyLeave(shift, out));
    }

    private static Duration late(WorkShift shift, Instant in) {
        return in.isAfter(shift.start().plus(shift.graceIn())) ? Duration.between(shift.start(), in) : Duration.ZERO;
    }

    private static Duration earlyLeave(WorkShift shift, Instant out) {
        return out.isBefore(shift.end().minus(shift.graceOut())) ? Duration.between(out, shift.end()) : Duration.ZERO;
    }
}
