package org.steward.security.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * How well the guards assigned cover what is required.
 *
 * @param gaps in order; adjoining times with the same number missing are one gap
 * @param coveredShare covered by required person-time, 4 decimals, half up; null when nothing is required
 */
record Coverage(List<Gap> gaps, @Nullable BigDecimal coveredShare) {

    /** Guards needed from one instant to another; requirements at the same time add up. */
    public record Requirement(Instant from, Instant to, int count) {}

    /** One guard on duty; the same guard counts once at a time. */
    public record Assignment(String guard, Instant from, Instant to) {}

    /** A time in which guards are missing. */
    public record Gap(Instant from, Instant to, int missing) {}

    private static final int MOST_GUARDS = 10_000;

    public Coverage {
        gaps = List.copyOf(gaps);
    }

    /**
     * Coverage within {@code [from, to)}; what lies outside is left out.
     *
     * @throws RefusedException naming {@code to}, {@code required[i]…} or {@code assignments[i]…}
     */
    public static Coverage of(Instant from, Instant to, List<Requirement> required, List<Assignment> assignments) {
        Require.notBefore(from, to, "to");
        Sweep sweep = new Sweep(from, to);
        for (int i = 0; i < required.size(); i++) {
            Requirement requirement = required.get(i);
            Require.between(requirement.count(), 0, MOST_GUARDS, "required[" + i + "].count");
            Require.notBefore(requirement.from(), requirement.to(), "required[" + i + "].to");
            sweep.at(requirement.from()).required += requirement.count();
            sweep.at(requirement.to()).required -= requirement.count();
        }
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            Require.notBefore(assignment.from(), assignment.to(), "assignments[" + i + "].to");
            sweep.at(assignment.from()).guards.merge(assignment.guard(), 1, Integer::sum);
            sweep.at(assignment.to()).guards.merge(assignment.guard(), -1, Integer::sum);
        }
        return sweep.run();
    }

    /** What changes at an instant. */
    private static final class Change {
        private long required;
        private final Map<String, Integer> guards = new HashMap<>();
    }

    /** Passes over the instants at which something changes. */
    private static final class Sweep {
        private final Instant from;
        private final Instant to;
        private final TreeMap<Instant, Change> changes = new TreeMap<>();
        private final Map<String, Integer> onDuty = new HashMap<>();
        private final List<Gap> gaps = new ArrayList<>();
        private long required;
        private BigDecimal requiredTime = BigDecimal.ZERO;
        private BigDecimal coveredTime = BigDecimal.ZERO;

        Sweep(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }

        // Clipped: whatever began earlier begins with the window, and what ends later ends with it.
        Change at(Instant instant) {
            Instant within = instant.isBefore(from) ? from : instant.isAfter(to) ? to : instant;
            return changes.computeIfAbsent(within, none -> new Change());
        }

        Coverage run() {
            Instant since = from;
            for (Map.Entry<Instant, Change> change : changes.entrySet()) {
                account(since, change.getKey());
                apply(change.getValue());
                since = change.getKey();
            }
            BigDecimal share =
                    requiredTime.signum() == 0 ? null : coveredTime.divide(requiredTime, 4, RoundingMode.HALF_UP);
            return new Coverage(gaps, share);
        }

        private void apply(Change change) {
            required += change.required;
            change.guards.forEach((guard, difference) -> {
                int times = onDuty.getOrDefault(guard, 0) + difference;
                if (times == 0) {
                    onDuty.remove(guard);
                } else {
                    onDuty.put(guard, times);
                }
            });
        }

        private void account(Instant since, Instant until) {
            if (!since.isBefore(until)) {
                return;
            }
            long missing = Math.max(0, required - onDuty.size());
            BigDecimal length = seconds(Duration.between(since, until));
            requiredTime = requiredTime.add(length.multiply(BigDecimal.valueOf(required)));
            coveredTime = coveredTime.add(length.multiply(BigDecimal.valueOf(required - missing)));
            if (missing > 0) {
                addGap(since, until, Math.toIntExact(missing));
            }
        }

        private void addGap(Instant since, Instant until, int missing) {
            Gap last = gaps.isEmpty() ? null : gaps.getLast();
            if (last != null && last.to().equals(since) && last.missing() == missing) {
                gaps.set(gaps.size() - 1, new Gap(last.from(), until, missing));
            } else {
                gaps.add(new Gap(since, until, missing));
            }
        }

        private static BigDecimal seconds(Duration duration) {
            return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        }
    }
}
