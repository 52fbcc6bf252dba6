package org.steward.staff.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.staff.obligation.Obligation.Status;

/** Brings a sheet in line with what is planned; what is met, missed or on record otherwise stays as it is. */
final class PlanDecisions {

    private PlanDecisions() {}

    static Decision<ObligationSheet> plan(@Nullable ObligationSheet sheet, SheetCommand.Plan command, Instant now) {
        SheetPlan plan = command.plan();
        if (sheet == null) {
            return plan.obligations().isEmpty() ? Decision.unchanged() : open(command);
        }
        Merge merge = new Merge(sheet, command, now);
        plan.obligations().forEach(merge::bring);
        merge.endTheRest();
        return merge.decision();
    }

    private static Decision<ObligationSheet> open(SheetCommand.Plan command) {
        SheetPlan plan = command.plan();
        ObligationSheet opened = ObligationSheet.empty(command.key()).with(plan.rules(), plan.obligations());
        return Decision.accept(
                opened,
                new ObligationEvent.Opened(
                        opened.sheetId(),
                        opened.holderId(),
                        opened.positionId(),
                        opened.level(),
                        opened.placeId(),
                        opened.regionId(),
                        opened.month().toString(),
                        opened.obligations().stream()
                                .map(ObligationEvent.Listed::of)
                                .toList()));
    }

    /** One sheet and one plan on their way together. */
    private static final class Merge {
        private final ObligationSheet sheet;
        private final SheetCommand.Plan command;
        private final Instant now;
        private final List<Rule> rules;
        private final Map<String, Obligation> rest = new HashMap<>();
        private final List<Obligation> next = new ArrayList<>();
        private final List<ObligationEvent.Listed> added = new ArrayList<>();
        private final List<ObligationEvent.Listed> changed = new ArrayList<>();
        private final List<ObligationEvent.Named> withdrawn = new ArrayList<>();
        private final List<Object> fulfilled = new ArrayList<>();

        Merge(ObligationSheet sheet, SheetCommand.Plan command, Instant now) {
            this.sheet = sheet;
            this.command = command;
            this.now = now;
            this.rules = new ArrayList<>(sheet.rules());
            sheet.obligations().forEach(each -> rest.put(each.id(), each));
        }

        void bring(Obligation planned) {
            Obligation before = rest.remove(planned.id());
            if (before == null) {
                Obligation fresh = underRule(planned);
                next.add(fresh);
                added.add(ObligationEvent.Listed.of(fresh));
                return;
            }
            Obligation after = aligned(before, planned);
            next.add(after);
            if (!after.equals(before)) {
                changed.add(ObligationEvent.Listed.of(after));
            }
        }

        private Obligation aligned(Obligation before, Obligation planned) {
            Excuse why = planned.excuse();
            if (before.status() == Status.EXCUSED && isByRule(before) && why == null) {
                // The leave was taken back, the leaving moved: what it excused is due after all, if it still can be
                // done.
                return now.isBefore(planned.dueAt()) ? underRule(planned) : before;
            }
            if (before.status() != Status.OPEN) {
                return before;
            }
            if (why != null) {
                return before.excused(why, now);
            }
            Obligation aligned = before.due(planned.dueAt(), planned.required());
            return before.acts().size() < planned.required() ? aligned : done(aligned);
        }

        /** What was done before is enough now. */
        private Obligation done(Obligation enough) {
            Act last = enough.acts().stream().max(Comparator.comparing(Act::at)).orElseThrow();
            boolean inTime = !last.at().isAfter(enough.dueAt());
            fulfilled.add(new ObligationEvent.Fulfilled(
                    sheet.sheetId(),
                    sheet.holderId(),
                    sheet.positionId(),
                    sheet.placeId(),
                    enough.duty(),
                    enough.period(),
                    enough.dueAt(),
                    inTime,
                    false,
                    last.id(),
                    last.type(),
                    last.at()));
            return enough.with(enough.acts(), inTime ? Status.ON_TIME : Status.LATE, now);
        }

        private static boolean isByRule(Obligation obligation) {
            Excuse excuse = obligation.excuse();
            return excuse != null && excuse.state() == Excuse.State.BY_RULE;
        }

        private Obligation underRule(Obligation planned) {
            Rule rule = command.plan().rules().get(planned.rule());
            int index = rules.indexOf(rule);
            if (index < 0) {
                index = rules.size();
                rules.add(rule);
            }
            return new Obligation(
                    planned.duty(),
                    planned.period(),
                    index,
                    planned.opensAt(),
                    planned.dueAt(),
                    planned.closesAt(),
                    planned.required(),
                    planned.status(),
                    planned.acts(),
                    planned.warnedAt(),
                    planned.missedAt(),
                    planned.settledAt(),
                    planned.excuse(),
                    planned.escalations());
        }

        /** What is no longer planned: gone when it had not begun, excused when it had, kept when something became of it. */
        void endTheRest() {
            for (Obligation before : sheet.obligations()) {
                if (!rest.containsKey(before.id())) {
                    continue;
                }
                boolean heldBack = command.plan().heldBack().contains(before.duty());
                if (before.status() != Status.OPEN || heldBack) {
                    next.add(before);
                } else if (now.isBefore(before.opensAt())) {
                    withdrawn.add(ObligationEvent.Named.of(before));
                } else {
                    Obligation ended = before.excused(Excuse.byRule(command.ended(), now), now);
                    next.add(ended);
                    changed.add(ObligationEvent.Listed.of(ended));
                }
            }
        }

        Decision<ObligationSheet> decision() {
            if (added.isEmpty() && changed.isEmpty() && withdrawn.isEmpty()) {
                return Decision.unchanged();
            }
            List<Object> events = new ArrayList<>(fulfilled);
            events.addFirst(new ObligationEvent.Amended(
                    sheet.sheetId(), sheet.holderId(), sheet.positionId(), sheet.placeId(), added, changed, withdrawn));
            return Decision.accept(sheet.with(rules, next), events);
        }
    }
}
