package org.steward.staff.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.command.RefusedException;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.DutyTerms;
import org.steward.staff.duty.Period;
import org.steward.staff.duty.Slot;
import org.steward.staff.obligation.Obligation.Status;

/**
 * What duties ask of one holder in what opens in one month, by his stays, the life of the place and his leave.
 *
 * @param obligations in order of their due times; those a rule excuses are among them, excused
 * @param heldBack duties that wait, because the calendar does not know the year yet
 */
record SheetPlan(List<Rule> rules, List<Obligation> obligations, List<String> heldBack) {

    static final SheetPlan NOTHING = new SheetPlan(List.of(), List.of(), List.of());

    SheetPlan {
        rules = List.copyOf(rules);
        obligations = List.copyOf(obligations);
        heldBack = List.copyOf(heldBack);
    }

    /**
     * Who is planned for, and when he is there.
     *
     * @param recordedAt what was due before is excused, because nobody knew of it; null for nothing
     */
    record Holder(
            Place place,
            List<Stay> stays,
            List<Away> away,
            @Nullable Instant recordedAt) {
        Holder {
            stays = List.copyOf(stays);
            away = List.copyOf(away);
        }
    }

    static SheetPlan of(List<Duty> duties, Holder holder, YearMonth month, HolidayCalendar holidays, Instant now) {
        List<Rule> rules = new ArrayList<>();
        List<Obligation> planned = new ArrayList<>();
        List<String> heldBack = new ArrayList<>();
        for (Duty duty : duties) {
            try {
                for (Duty.Due due : duty.opening(month, holder.place().zone(), holidays)) {
                    Rule rule = Rule.of(duty, due.terms());
                    int index = rules.indexOf(rule);
                    Obligation one = plan(duty, due, holder, index < 0 ? rules.size() : index, now);
                    if (one != null) {
                        planned.add(one);
                        if (index < 0) {
                            rules.add(rule);
                        }
                    }
                }
            } catch (RefusedException unknownYear) {
                if (!unknownYear.refusal().code().equals("HOLIDAYS_UNKNOWN")) {
                    throw unknownYear;
                }
                heldBack.add(duty.code());
            }
        }
        return new SheetPlan(rules, planned, heldBack);
    }

    private static @Nullable Obligation plan(Duty duty, Duty.Due due, Holder holder, int rule, Instant now) {
        Place place = holder.place();
        Slot slot = due.slot();
        LocalDate on = later(slot.opensOn(), duty.validFrom());
        if (!duty.appliesAt(place.siteId(), place.kind(), on)) {
            return null;
        }
        List<Stay> valid = validStays(duty, holder);
        Share share = Share.of(slot.period(), valid, holder.away(), place.zone());
        if (share.inPosition() == 0) {
            return null;
        }
        Excuse.Cause cause = cause(slot.period(), duty, holder, valid);
        int required = required(due.terms(), slot, valid, share, place.zone());
        Instant last = valid.getLast().until();
        Instant dueAt = last.isBefore(slot.dueAt()) ? last : slot.dueAt();
        boolean tooLate = !valid.getFirst().from().isBefore(slot.dueAt());
        // Of a single day there is no part: who goes before it is due owes nothing of it.
        boolean tooEarly = slot.period().days() == 1 && last.isBefore(slot.dueAt());
        Excuse excuse = null;
        if (tooLate) {
            excuse = Excuse.byRule(beginning(duty, holder, place.zone()), now);
        } else if (required == 0 || tooEarly) {
            excuse = Excuse.byRule(cause, now);
        } else if (holder.recordedAt() != null && !dueAt.isAfter(holder.recordedAt())) {
            boolean shortened = last.isBefore(slot.dueAt());
            excuse = Excuse.byRule(shortened ? ending(duty, holder, last) : Excuse.Cause.RECORDED_LATE, now);
        }
        return new Obligation(
                duty.code(),
                slot.period().key(),
                rule,
                slot.opensAt(),
                dueAt,
                slot.closesAt(),
                required == 0 ? due.terms().quota().count() : required,
                excuse == null ? Status.OPEN : Status.EXCUSED,
                List.of(),
                null,
                null,
                excuse == null ? null : now,
                excuse,
                List.of());
    }

    /** The stays on days on which the place is open and the duty valid. */
    private static List<Stay> validStays(Duty duty, Holder holder) {
        Place place = holder.place();
        Instant from = duty.validFrom().atStartOfDay(place.zone()).toInstant();
        Instant openFrom = place.openFrom();
        if (openFrom != null && openFrom.isAfter(from)) {
            from = openFrom;
        }
        Instant until = place.openUntil() == null ? Instant.MAX : place.openUntil();
        LocalDate end = duty.validUntil();
        if (end != null && end.atStartOfDay(place.zone()).toInstant().isBefore(until)) {
            until = end.atStartOfDay(place.zone()).toInstant();
        }
        List<Stay> valid = new ArrayList<>();
        for (Stay stay : holder.stays()) {
            Stay part = stay.within(from, until);
            if (part != null) {
                valid.add(part);
            }
        }
        return valid;
    }

    /** Days of a period: in the position, and there. */
    private record Share(int inPosition, int there) {

        static Share of(Period period, List<Stay> stays, List<Away> away, ZoneId zone) {
            int inPosition = 0;
            int there = 0;
            for (LocalDate date = period.from(); date.isBefore(period.to()); date = date.plusDays(1)) {
                LocalDate day = date;
                if (stays.stream().anyMatch(stay -> stay.touches(day, zone))) {
                    inPosition++;
                    if (away.stream().noneMatch(leave -> leave.covers(day))) {
                        there++;
                    }
                }
            }
            return new Share(inPosition, there);
        }
    }

    /** Acts owed of the period; 0 when the rule excuses it. */
    private static int required(DutyTerms terms, Slot slot, List<Stay> stays, Share share, ZoneId zone) {
        int count = terms.quota().count();
        int days = slot.period().days();
        if (share.there() == 0) {
            return 0;
        }
        return switch (terms.partial()) {
            case FULL -> {
                Instant moment = slot.dueAt().minusMillis(1);
                // What is due after the period is due from whoever was there when the period ended.
                Instant end = slot.period().to().atStartOfDay(zone).toInstant().minusMillis(1);
                Instant asked = moment.isBefore(end) ? moment : end;
                yield stays.stream().anyMatch(stay -> stay.covers(asked)) ? count : 0;
            }
            case PRORATE -> count * share.there() / days;
            case EXCUSE -> 2 * share.there() >= days ? count : 0;
        };
    }

    /** Why the period is not whole. */
    private static Excuse.Cause cause(Period period, Duty duty, Holder holder, List<Stay> valid) {
        ZoneId zone = holder.place().zone();
        if (valid.getFirst().from().isAfter(period.from().atStartOfDay(zone).toInstant())) {
            return beginning(duty, holder, zone);
        }
        Instant until = valid.getLast().until();
        if (!until.isBefore(period.to().atStartOfDay(zone).toInstant())) {
            return Excuse.Cause.ON_LEAVE;
        }
        return ending(duty, holder, until);
    }

    /** What ended then. */
    private static Excuse.Cause ending(Duty duty, Holder holder, Instant until) {
        LocalDate end = duty.validUntil();
        if (end != null && until.equals(end.atStartOfDay(holder.place().zone()).toInstant())) {
            return Excuse.Cause.DUTY_ENDED;
        }
        return until.equals(holder.place().openUntil()) ? Excuse.Cause.SITE_CLOSED : Excuse.Cause.LEFT;
    }

    /** What he, the site or the duty began with last. */
    private static Excuse.Cause beginning(Duty duty, Holder holder, ZoneId zone) {
        Instant joined = holder.stays().getFirst().from();
        Instant opened =
                holder.place().openFrom() == null ? Instant.MIN : holder.place().openFrom();
        Instant began = duty.validFrom().atStartOfDay(zone).toInstant();
        if (!opened.isBefore(joined) && !opened.isBefore(began)) {
            return Excuse.Cause.SITE_OPENED;
        }
        return began.isAfter(joined) ? Excuse.Cause.DUTY_BEGAN : Excuse.Cause.JOINED;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
