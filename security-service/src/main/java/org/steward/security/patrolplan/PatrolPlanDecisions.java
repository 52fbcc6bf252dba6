package org.steward.security.patrolplan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.security.patrolplan.PatrolPlan.Status;

/** The rules of a patrol plan. */
final class PatrolPlanDecisions {

    private PatrolPlanDecisions() {}

    static Decision<PatrolPlan> decide(@Nullable PatrolPlan plan, PatrolPlanCommand command, Instant now) {
        if (plan == null) {
            if (command instanceof PatrolPlanCommand.Define define) {
                return define(define, now);
            }
            throw new IllegalArgumentException("no patrol plan for " + command);
        }
        return switch (command) {
            case PatrolPlanCommand.Define again -> Decision.unchanged();
            case PatrolPlanCommand.Suspend suspend -> suspend(plan);
            case PatrolPlanCommand.Resume resume -> resume(plan, now);
            case PatrolPlanCommand.End end -> end(plan);
            case PatrolPlanCommand.RecordExpansion expansion -> expansion(plan, expansion);
        };
    }

    private static Decision<PatrolPlan> define(PatrolPlanCommand.Define define, Instant now) {
        Schedule schedule = define.schedule();
        Refusal refusal = wrong(schedule);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        PatrolPlan plan =
                new PatrolPlan(define.id(), define.siteId(), define.routeId(), schedule, Status.ACTIVE, 1, now);
        return Decision.accept(
                plan,
                new PatrolPlanEvent.Defined(
                        plan.id(),
                        plan.siteId(),
                        plan.routeId(),
                        schedule.days().stream().sorted().toList(),
                        schedule.times(),
                        schedule.duration(),
                        schedule.grace(),
                        schedule.order(),
                        schedule.from(),
                        schedule.until()));
    }

    private static Decision<PatrolPlan> suspend(PatrolPlan plan) {
        return switch (plan.status()) {
            case SUSPENDED -> Decision.unchanged();
            case ENDED -> ended(plan);
            case ACTIVE ->
                Decision.accept(
                        plan.with(Status.SUSPENDED, plan.revision() + 1, plan.expandedThrough()),
                        new PatrolPlanEvent.Suspended(plan.id(), plan.siteId(), plan.revision()));
        };
    }

    private static Decision<PatrolPlan> resume(PatrolPlan plan, Instant now) {
        return switch (plan.status()) {
            case ACTIVE -> Decision.unchanged();
            case ENDED -> ended(plan);
            case SUSPENDED ->
                // Expanded again from now: what was scheduled before was withdrawn with the suspension.
                Decision.accept(
                        plan.with(Status.ACTIVE, plan.revision(), now),
                        new PatrolPlanEvent.Resumed(plan.id(), plan.siteId(), plan.revision()));
        };
    }

    private static Decision<PatrolPlan> end(PatrolPlan plan) {
        return plan.status() == Status.ENDED
                ? Decision.unchanged()
                : Decision.accept(
                        plan.with(Status.ENDED, plan.revision() + 1, plan.expandedThrough()),
                        new PatrolPlanEvent.Ended(plan.id(), plan.siteId(), plan.revision()));
    }

    private static Decision<PatrolPlan> expansion(PatrolPlan plan, PatrolPlanCommand.RecordExpansion expansion) {
        if (plan.status() != Status.ACTIVE || !plan.expandedThrough().equals(expansion.from())) {
            return Decision.unchanged();
        }
        List<PatrolPlanEvent> events = new ArrayList<>();
        events.add(new PatrolPlanEvent.Expanded(plan.id(), plan.siteId(), expansion.through(), expansion.patrols()));
        if (!expansion.over()) {
            return Decision.accept(plan.with(Status.ACTIVE, plan.revision(), expansion.through()), events);
        }
        // The last day is over: nothing is withdrawn, so the patrols scheduled under this revision stay.
        events.add(new PatrolPlanEvent.Ended(plan.id(), plan.siteId(), plan.revision() - 1));
        return Decision.accept(plan.with(Status.ENDED, plan.revision(), expansion.through()), events);
    }

    private static Decision<PatrolPlan> ended(PatrolPlan plan) {
        return Decision.refuse(Refusal.conflict("PLAN_ENDED", Map.of("id", plan.id())));
    }

    private static @Nullable Refusal wrong(Schedule schedule) {
        if (schedule.days().isEmpty()) {
            return Refusal.invalid("DAYS_MISSING", "days", Map.of());
        }
        int times = schedule.times().size();
        if (times < 1 || times > PatrolPlan.MAX_TIMES) {
            return Refusal.invalid(
                    "TIMES_OUT_OF_RANGE", "times", Map.of("value", times, "min", 1, "max", PatrolPlan.MAX_TIMES));
        }
        if (new HashSet<>(schedule.times()).size() != times) {
            return Refusal.invalid("TIME_REPEATED", "times", Map.of("value", schedule.times()));
        }
        Refusal refusal = outside("duration", schedule.duration(), Duration.ofMinutes(1), PatrolPlan.MAX_DURATION);
        if (refusal == null) {
            refusal = outside("grace", schedule.grace(), Duration.ZERO, PatrolPlan.MAX_GRACE);
        }
        if (refusal == null && schedule.until() != null && schedule.until().isBefore(schedule.from())) {
            refusal = Refusal.invalid(
                    "UNTIL_BEFORE_FROM", "until", Map.of("value", schedule.until(), "from", schedule.from()));
        }
        return refusal;
    }

    private static @Nullable Refusal outside(String field, Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0
                ? null
                : Refusal.invalid("DURATION_OUT_OF_RANGE", field, Map.of("value", value, "min", least, "max", most));
    }
}
