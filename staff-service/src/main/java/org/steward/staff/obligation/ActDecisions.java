package org.steward.staff.obligation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.staff.duty.Quota;
import org.steward.staff.obligation.Obligation.Status;

/**
 * What an act does to the obligations of a sheet.
 *
 * <p>It counts for the earliest one still waiting of those in whose time it was done. Done in time and known by the end of
 * the grace, it is on time, in whatever order events come. A miss on record is never taken back: whatever becomes known
 * after it makes it late.
 */
final class ActDecisions {

    private ActDecisions() {}

    static Decision<ObligationSheet> record(ObligationSheet sheet, SheetCommand.RecordAct command, Instant now) {
        List<Obligation> candidates = candidates(sheet, command);
        for (Obligation obligation : candidates) {
            if (obligation.acts().stream()
                    .anyMatch(act -> act.id().equals(command.act().id()))) {
                return Decision.unchanged();
            }
        }
        for (Obligation obligation : candidates) {
            if (!obligation.status().isSettled()) {
                Decision<ObligationSheet> counted = count(sheet, obligation, command.act(), now);
                if (counted != null) {
                    return counted;
                }
            }
        }
        for (Obligation obligation : candidates) {
            if (isBettered(sheet, obligation, command.act(), now)) {
                return better(sheet, obligation, command.act(), now);
            }
        }
        return Decision.unchanged();
    }

    private static List<Obligation> candidates(ObligationSheet sheet, SheetCommand.RecordAct command) {
        String period = command.period();
        return sheet.obligations().stream()
                .filter(obligation -> obligation.duty().equals(command.duty()))
                .filter(obligation -> period == null
                        ? obligation.isOpenTo(command.act().at())
                        : obligation.period().equals(period)
                                && command.act().at().isBefore(obligation.closesAt()))
                .sorted(Comparator.comparing(Obligation::dueAt))
                .toList();
    }

    /** Whether any obligation of the sheet is one the act could be for, done already or not. */
    static boolean concerns(ObligationSheet sheet, SheetCommand.RecordAct command) {
        return !candidates(sheet, command).isEmpty();
    }

    /** The sheet after the act; null when it does not count for this obligation. */
    static @Nullable Decision<ObligationSheet> count(
            ObligationSheet sheet, Obligation obligation, Act act, Instant now) {
        if (!isCounted(sheet, obligation, act)) {
            return null;
        }
        List<Act> acts = new ArrayList<>(obligation.acts());
        acts.add(act);
        if (acts.size() < obligation.required()) {
            return Decision.accept(
                    sheet.replacing(obligation.with(acts, obligation.status(), null)),
                    new ObligationEvent.Progressed(
                            sheet.sheetId(),
                            sheet.holderId(),
                            sheet.positionId(),
                            sheet.placeId(),
                            obligation.duty(),
                            obligation.period(),
                            acts.size(),
                            obligation.required(),
                            act.id(),
                            act.type(),
                            act.at()));
        }
        return fulfilled(sheet, obligation, acts, act, now);
    }

    private static Decision<ObligationSheet> fulfilled(
            ObligationSheet sheet, Obligation obligation, List<Act> acts, Act last, Instant now) {
        boolean missed = obligation.missedAt() != null || !now.isBefore(sheet.missAt(obligation));
        boolean inTime = !missed && acts.stream().noneMatch(act -> act.at().isAfter(obligation.dueAt()));
        Obligation done = obligation.with(acts, inTime ? Status.ON_TIME : Status.LATE, now);
        if (missed && obligation.missedAt() == null) {
            // The timer has not come by yet; what it would have found is put on record here.
            done = done.missed(now).with(acts, Status.LATE, now);
        }
        return Decision.accept(
                sheet.replacing(done),
                new ObligationEvent.Fulfilled(
                        sheet.sheetId(),
                        sheet.holderId(),
                        sheet.positionId(),
                        sheet.placeId(),
                        obligation.duty(),
                        obligation.period(),
                        obligation.dueAt(),
                        inTime,
                        missed,
                        last.id(),
                        last.type(),
                        last.at()));
    }

    private static boolean isCounted(ObligationSheet sheet, Obligation obligation, Act act) {
        Quota quota = sheet.ruleOf(obligation).quota();
        LocalDateTime local = LocalDateTime.ofInstant(act.at(), sheet.zoneId());
        if (!quota.covers(local.toLocalTime())) {
            return false;
        }
        return !quota.oncePerDate()
                || obligation.acts().stream()
                        .map(done -> quota.dateOf(LocalDateTime.ofInstant(done.at(), sheet.zoneId())))
                        .noneMatch(quota.dateOf(local)::equals);
    }

    /** Whether a timely act came to light, within the grace, after a late one had been counted. */
    private static boolean isBettered(ObligationSheet sheet, Obligation obligation, Act act, Instant now) {
        return obligation.status() == Status.LATE
                && obligation.missedAt() == null
                && now.isBefore(sheet.missAt(obligation))
                && !act.at().isAfter(obligation.dueAt())
                && isCounted(sheet, withoutLate(obligation), act);
    }

    private static Obligation withoutLate(Obligation obligation) {
        List<Act> timely = new ArrayList<>(obligation.acts());
        Act latest = timely.stream().max(Comparator.comparing(Act::at)).orElseThrow();
        timely.remove(latest);
        return obligation.with(timely, Status.OPEN, null);
    }

    private static Decision<ObligationSheet> better(
            ObligationSheet sheet, Obligation obligation, Act act, Instant now) {
        Obligation reopened = withoutLate(obligation);
        List<Act> acts = new ArrayList<>(reopened.acts());
        acts.add(act);
        return fulfilled(sheet, reopened, acts, act, now);
    }
}
