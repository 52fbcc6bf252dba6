package org.steward.staff.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.staff.site.SiteKind;

/**
 * What the holders of a position are obliged to do, again and again.
 *
 * @param code short and stable, unique in the company
 * @param versions its terms by the day from which they hold, earliest first; one without effect while it is a draft
 * @param validUntil first day on which it is no longer due; null for open-ended
 * @param onByDefault whether it is due at sites that are not switched
 * @param switches departures from that, in the order in which they were made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Duty(
        String dutyId,
        String code,
        String positionId,
        Status status,
        List<Version> versions,
        @Nullable LocalDate validUntil,
        boolean onByDefault,
        List<SiteSwitch> switches) {

    /** Terms kept; older ones are in the journal. */
    static final int MAX_VERSIONS = 24;

    /** Sites switched one by one; where there are more, the default is the wrong way round. */
    static final int MAX_SWITCHES = 1_000;

    /** Where it is in its life. */
    public enum Status {
        DRAFT,
        PUBLISHED,
        RETIRED
    }

    /** Terms from a day on. */
    public record Version(LocalDate from, DutyTerms terms) {}

    /** A slot and the terms it is due by. */
    public record Due(Slot slot, DutyTerms terms) {}

    public Duty {
        versions = List.copyOf(versions);
        switches = List.copyOf(switches);
    }

    /** The day from which it is due at all. */
    public LocalDate validFrom() {
        return versions.getFirst().from();
    }

    /** The terms that hold now or, before the first day, will hold first. */
    public DutyTerms terms(LocalDate on) {
        DutyTerms found = versions.getFirst().terms();
        for (Version version : versions) {
            if (!version.from().isAfter(on)) {
                found = version.terms();
            }
        }
        return found;
    }

    /** The terms made last. */
    public DutyTerms latest() {
        return versions.getLast().terms();
    }

    /** Whether it is due at a site of that kind on that day, as far as switches and kinds go; null for no site. */
    public boolean appliesAt(@Nullable String siteId, @Nullable SiteKind kind, LocalDate on) {
        if (siteId == null) {
            return onByDefault;
        }
        boolean switched = onByDefault;
        for (SiteSwitch change : switches) {
            if (change.siteId().equals(siteId) && !change.from().isAfter(on)) {
                switched = change.on();
            }
        }
        DutyTerms terms = terms(on);
        return switched
                && (terms.siteKinds().isEmpty()
                        || (kind != null && terms.siteKinds().contains(kind)));
    }

    /** What opens in the month by the terms of the day it opens, in order; also outside the days on which it is valid. */
    public List<Due> opening(YearMonth month, ZoneId zone, HolidayCalendar holidays) {
        List<Due> due = new ArrayList<>();
        List<DutyTerms> distinct = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            DutyTerms terms = versions.get(i).terms();
            if (!distinct.contains(terms) && mayHold(i, month)) {
                distinct.add(terms);
                Schedule.opening(terms, month, zone, holidays).stream()
                        .filter(slot -> terms(slot.opensOn()).equals(terms))
                        .forEach(slot -> due.add(new Due(slot, terms)));
            }
        }
        due.sort(Comparator.comparing(each -> each.slot().dueAt()));
        return due;
    }

    private boolean mayHold(int version, YearMonth month) {
        boolean begun = version == 0 || !versions.get(version).from().isAfter(month.atEndOfMonth());
        boolean over = version + 1 < versions.size()
                && !versions.get(version + 1).from().isAfter(month.atDay(1));
        return begun && !over;
    }

    Duty withVersion(LocalDate from, DutyTerms terms) {
        List<Version> next = new ArrayList<>(versions);
        next.removeIf(version -> !version.from().isBefore(from));
        next.add(new Version(from, terms));
        List<Version> kept = next.subList(Math.max(0, next.size() - MAX_VERSIONS), next.size());
        return new Duty(dutyId, code, positionId, status, kept, validUntil, onByDefault, switches);
    }

    Duty redrafted(LocalDate on, DutyTerms terms) {
        return new Duty(
                dutyId,
                code,
                positionId,
                Status.DRAFT,
                List.of(new Version(on, terms)),
                validUntil,
                onByDefault,
                switches);
    }

    Duty published(LocalDate from) {
        return new Duty(
                dutyId,
                code,
                positionId,
                Status.PUBLISHED,
                List.of(new Version(from, latest())),
                validUntil,
                onByDefault,
                switches);
    }

    Duty retired(LocalDate on) {
        return new Duty(dutyId, code, positionId, Status.RETIRED, versions, on, onByDefault, switches);
    }

    Duty switched(boolean byDefault, List<SiteSwitch> next) {
        return new Duty(dutyId, code, positionId, status, versions, validUntil, byDefault, next);
    }
}
