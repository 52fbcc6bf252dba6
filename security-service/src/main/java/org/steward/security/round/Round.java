package org.steward.security.round;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * How a walk stands at an instant.
 *
 * @param late checkpoints first scanned after the duration, in the order of the route
 * @param missing checkpoints not scanned, in the order of the route
 * @param suspicious scans that look wrong, in the order of time
 */
public record Round(State state, List<String> late, List<String> missing, List<Suspicion> suspicious) {

    /** Two scans of one checkpoint this close, or closer, are suspicious. */
    static final Duration RAPID = Duration.ofSeconds(60);

    /** Where a walk stands. */
    public enum State {
        /** No scan yet, and still time. */
        DUE,
        /** Some checkpoints scanned, and still time. */
        IN_PROGRESS,
        /** All checkpoints scanned. */
        COMPLETE,
        /** Some checkpoints scanned, and no more time. */
        INCOMPLETE,
        /** No checkpoint scanned, and no more time. */
        MISSED
    }

    /** What is wrong with a scan. */
    public enum Reason {
        /** The checkpoint was scanned 60 seconds before, or less. */
        RAPID_REPEAT,
        /** A checkpoint before it in the route had not been scanned yet. */
        OUT_OF_ORDER
    }

    /** A proof of having been at a checkpoint. */
    public record Scan(String checkpoint, Instant at) {}

    /** One suspicious scan. */
    public record Suspicion(String checkpoint, Reason reason) {}

    public Round {
        late = List.copyOf(late);
        missing = List.copyOf(missing);
        suspicious = List.copyOf(suspicious);
    }

    /**
     * The walk as it stands at {@code asOf}; later scans are not yet known then, and scans after the grace never count.
     *
     * @param scans in any order, as phones that were offline send them late
     * @throws RefusedException {@code CHECKPOINT_NOT_ON_ROUTE} at {@code scans[i].checkpoint}
     */
    public static Round of(RoundPlan plan, List<Scan> scans, Instant asOf) {
        for (int i = 0; i < scans.size(); i++) {
            Require.that(
                    plan.checkpoints().contains(scans.get(i).checkpoint()),
                    "CHECKPOINT_NOT_ON_ROUTE",
                    "scans[" + i + "].checkpoint",
                    scans.get(i).checkpoint(),
                    String.join(", ", plan.checkpoints()));
        }
        Instant last = asOf.isBefore(plan.closesAt()) ? asOf : plan.closesAt();
        List<Scan> counting = scans.stream()
                .filter(scan -> !scan.at().isAfter(last))
                .sorted(Comparator.comparing(Scan::at))
                .toList();
        Map<String, Instant> first = new HashMap<>();
        counting.forEach(scan -> first.putIfAbsent(scan.checkpoint(), scan.at()));
        List<String> missing = plan.checkpoints().stream()
                .filter(point -> !first.containsKey(point))
                .toList();
        List<String> late = plan.checkpoints().stream()
                .filter(point -> first.containsKey(point) && first.get(point).isAfter(plan.plannedEnd()))
                .toList();
        return new Round(state(plan, first.size(), asOf), late, missing, suspicions(plan, counting));
    }

    private static State state(RoundPlan plan, int scanned, Instant asOf) {
        if (asOf.isBefore(plan.plannedStart())) {
            return State.DUE;
        }
        if (scanned == plan.checkpoints().size()) {
            return State.COMPLETE;
        }
        boolean over = !asOf.isBefore(plan.closesAt());
        if (scanned == 0) {
            return over ? State.MISSED : State.DUE;
        }
        return over ? State.INCOMPLETE : State.IN_PROGRESS;
    }

    private static List<Suspicion> suspicions(RoundPlan plan, List<Scan> counting) {
        List<Suspicion> suspicions = new ArrayList<>();
        Map<String, Instant> before = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Scan scan : counting) {
            Instant previous = before.put(scan.checkpoint(), scan.at());
            if (previous != null && Duration.between(previous, scan.at()).compareTo(RAPID) <= 0) {
                suspicions.add(new Suspicion(scan.checkpoint(), Reason.RAPID_REPEAT));
            }
            if (plan.strict() && !seen.contains(scan.checkpoint()) && !isItsTurn(plan, scan.checkpoint(), seen)) {
                suspicions.add(new Suspicion(scan.checkpoint(), Reason.OUT_OF_ORDER));
            }
            seen.add(scan.checkpoint());
        }
        return suspicions;
    }

    private static boolean isItsTurn(RoundPlan plan, String checkpoint, Set<String> seen) {
        int index = plan.checkpoints().indexOf(checkpoint);
        return seen.containsAll(plan.checkpoints().subList(0, index));
    }
}
