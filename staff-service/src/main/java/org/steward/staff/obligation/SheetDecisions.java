package org.steward.staff.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.staff.duty.Evidence;
import org.steward.staff.obligation.Obligation.Status;
import org.steward.staff.reporting.Rung;

/** The rules of obligations: what each command does to a sheet. Acts are in {@link ActDecisions}, plans in {@link PlanDecisions}. */
final class SheetDecisions {

    private SheetDecisions() {}

    static Decision<ObligationSheet> decide(@Nullable ObligationSheet sheet, SheetCommand command, Instant now) {
        if (command instanceof SheetCommand.Plan plan) {
            return PlanDecisions.plan(sheet, plan, now);
        }
        if (sheet == null) {
            throw new IllegalArgumentException("no sheet for " + command);
        }
        return switch (command) {
            case SheetCommand.Plan plan -> throw new IllegalStateException("decided above: " + plan);
            case SheetCommand.RecordAct act -> ActDecisions.record(sheet, act, now);
            case SheetCommand.Confirm confirm -> confirm(sheet, confirm, now);
            case SheetCommand.Wake wake -> wake(sheet, wake, now);
            case SheetCommand.AskExcuse ask -> askExcuse(sheet, ask, now);
            case SheetCommand.DecideExcuse decided -> decideExcuse(sheet, decided, now);
        };
    }

    private static Decision<ObligationSheet> confirm(ObligationSheet sheet, SheetCommand.Confirm confirm, Instant now) {
        Obligation obligation = known(sheet, confirm.obligationId());
        Refusal refusal = notYours(sheet, confirm.by());
        if (refusal == null) {
            refusal = unsettled(obligation);
        }
        if (refusal == null && !obligation.isOpenTo(confirm.act().at())) {
            refusal = Refusal.conflict(
                    "OBLIGATION_NOT_OPEN",
                    Map.of("id", obligation.id(), "from", obligation.opensAt(), "until", obligation.closesAt()));
        }
        if (refusal == null) {
            Evidence.Manual manual = sheet.ruleOf(obligation).manual();
            if (manual == Evidence.Manual.NO) {
                refusal = Refusal.conflict("EVIDENCE_BY_EVENT_ONLY", Map.of("id", obligation.id()));
            } else if (manual == Evidence.Manual.WITH_ATTACHMENT
                    && confirm.act().attachment() == null) {
                refusal = Refusal.invalid("ATTACHMENT_MISSING", "attachment", Map.of("id", obligation.id()));
            }
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Decision<ObligationSheet> counted = ActDecisions.count(sheet, obligation, confirm.act(), now);
        return counted == null
                ? Decision.refuse(Refusal.conflict("ACT_DOES_NOT_COUNT", Map.of("id", obligation.id())))
                : counted;
    }

    private static Decision<ObligationSheet> wake(ObligationSheet sheet, SheetCommand.Wake wake, Instant now) {
        List<Obligation> next = new ArrayList<>();
        List<ObligationEvent.Named> warned = new ArrayList<>();
        List<ObligationEvent.Named> missed = new ArrayList<>();
        List<Object> escalated = new ArrayList<>();
        for (Obligation obligation : sheet.obligations()) {
            Obligation after = obligation;
            if (after.status() == Status.OPEN && !now.isBefore(sheet.missAt(after))) {
                after = after.missed(now);
                missed.add(ObligationEvent.Named.of(after));
            } else if (after.status() == Status.OPEN && isPast(sheet.warnAt(after), now)) {
                after = after.warned(now);
                warned.add(ObligationEvent.Named.of(after));
            }
            while (after.status() == Status.MISSED && isPast(sheet.escalateAt(after), now)) {
                Escalation step = step(sheet, after, wake.line(), now);
                after = after.escalated(step);
                escalated.add(new ObligationEvent.Escalated(
                        sheet.sheetId(),
                        sheet.holderId(),
                        sheet.placeId(),
                        after.duty(),
                        after.period(),
                        step.level(),
                        step.positionId(),
                        step.to()));
            }
            next.add(after);
        }
        List<Object> events = new ArrayList<>();
        if (!warned.isEmpty()) {
            events.add(new ObligationEvent.Warned(
                    sheet.sheetId(), sheet.holderId(), sheet.positionId(), sheet.placeId(), warned));
        }
        if (!missed.isEmpty()) {
            events.add(new ObligationEvent.Missed(
                    sheet.sheetId(), sheet.holderId(), sheet.positionId(), sheet.placeId(), missed));
        }
        events.addAll(escalated);
        return events.isEmpty() ? Decision.unchanged() : Decision.accept(sheet.with(sheet.rules(), next), events);
    }

    private static Escalation step(ObligationSheet sheet, Obligation obligation, List<Rung> line, Instant now) {
        int level = obligation.escalations().size() + 1;
        String reportedTo = sheet.ruleOf(obligation).reportedTo();
        List<Rung> upward = new ArrayList<>(line);
        if (reportedTo != null) {
            // Who it is reported to hears of it first; the line above him goes on from there.
            int at = indexOf(line, reportedTo);
            upward = at >= 0 ? new ArrayList<>(line.subList(at, line.size())) : upward;
        }
        if (upward.isEmpty()) {
            return new Escalation(level, now, null, List.of());
        }
        Rung rung = upward.get(Math.min(level, upward.size()) - 1);
        return new Escalation(level, now, rung.positionId(), rung.employeeIds());
    }

    private static int indexOf(List<Rung> line, String positionId) {
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).positionId().equals(positionId)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPast(@Nullable Instant at, Instant now) {
        return at != null && !now.isBefore(at);
    }

    private static Decision<ObligationSheet> askExcuse(ObligationSheet sheet, SheetCommand.AskExcuse ask, Instant now) {
        Obligation obligation = known(sheet, ask.obligationId());
        Refusal refusal = notYours(sheet, ask.by());
        if (refusal == null) {
            refusal = unsettled(obligation);
        }
        Excuse before = obligation.excuse();
        if (refusal == null && before != null && before.state() == Excuse.State.ASKED) {
            refusal = Refusal.conflict("EXCUSE_ASKED_BEFORE", Map.of("id", obligation.id(), "at", before.at()));
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        String by = Objects.requireNonNullElse(ask.by().onBehalfOf(), ask.by().actor());
        return Decision.accept(
                sheet.replacing(obligation.pleading(Excuse.asked(by, ask.text(), now))),
                new ObligationEvent.ExcuseAsked(
                        sheet.sheetId(),
                        sheet.holderId(),
                        sheet.placeId(),
                        obligation.duty(),
                        obligation.period(),
                        by));
    }

    private static Decision<ObligationSheet> decideExcuse(
            ObligationSheet sheet, SheetCommand.DecideExcuse decided, Instant now) {
        Obligation obligation = sheet.find(decided.obligationId());
        Excuse asked = obligation == null ? null : obligation.excuse();
        // Done or withdrawn in the meantime: there is nothing left to excuse.
        if (obligation == null
                || asked == null
                || asked.state() != Excuse.State.ASKED
                || obligation.status().isSettled()) {
            return Decision.unchanged();
        }
        Excuse excuse = asked.decided(decided.granted(), decided.by(), now);
        return decided.granted()
                ? Decision.accept(
                        sheet.replacing(obligation.excused(excuse, now)),
                        new ObligationEvent.Excused(
                                sheet.sheetId(),
                                sheet.holderId(),
                                sheet.placeId(),
                                obligation.duty(),
                                obligation.period(),
                                decided.by()))
                : Decision.accept(
                        sheet.replacing(obligation.pleading(excuse)),
                        new ObligationEvent.ExcuseRefused(
                                sheet.sheetId(),
                                sheet.holderId(),
                                sheet.placeId(),
                                obligation.duty(),
                                obligation.period(),
                                decided.by()));
    }

    private static Obligation known(ObligationSheet sheet, String obligationId) {
        Obligation obligation = sheet.find(obligationId);
        if (obligation == null) {
            throw new RefusedException(Refusal.notFound("obligation", obligationId));
        }
        return obligation;
    }

    private static @Nullable Refusal notYours(ObligationSheet sheet, Authority by) {
        String who = Objects.requireNonNullElse(by.onBehalfOf(), by.actor());
        return who.equals(sheet.holderId()) ? null : Refusal.notFound("obligation-sheet", sheet.sheetId());
    }

    private static @Nullable Refusal unsettled(Obligation obligation) {
        return obligation.status().isSettled()
                ? Refusal.conflict("OBLIGATION_SETTLED", Map.of("id", obligation.id(), "state", obligation.status()))
                : null;
    }
}
