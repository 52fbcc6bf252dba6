package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;

/**
 * All obligations of one holder of one position at one place that open in one month: one document, bounded by the duties a
 * position may have.
 *
 * @param placeId of the site or region, or {@code company}
 * @param regionId of the region, or the site's; null for the company
 * @param month in which its obligations open; they may fall due later
 * @param openDuties codes of the duties with something still to be done, for finding
 * @param watchers to whom something missed of it has come, for finding
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ObligationSheet(
        String sheetId,
        String holderId,
        String positionId,
        Level level,
        String placeId,
        @Nullable String regionId,
        String zone,
        YearMonth month,
        List<Rule> rules,
        List<Obligation> obligations,
        List<String> openDuties,
        List<String> watchers) {

    static final AggregateType<ObligationSheet> TYPE = new AggregateType<>(
            "obligation-sheet", "obligationSheets", ObligationSheet.class, ObligationSheet::nextDueAt);

    ObligationSheet {
        rules = rules == null ? List.of() : List.copyOf(rules);
        obligations = obligations == null ? List.of() : List.copyOf(obligations);
        openDuties = openDuties == null ? List.of() : List.copyOf(openDuties);
        watchers = watchers == null ? List.of() : List.copyOf(watchers);
    }

    /** Whose sheet it is. */
    record Key(String holderId, String positionId, Place place, YearMonth month) {
        String sheetId() {
            return Ids.derive(TYPE.name(), place.scope(), holderId + '|' + positionId + '|' + place.id() + '|' + month);
        }
    }

    static ObligationSheet empty(Key key) {
        Place place = key.place();
        return new ObligationSheet(
                key.sheetId(),
                key.holderId(),
                key.positionId(),
                place.level(),
                place.id(),
                place.regionId(),
                place.zone().getId(),
                key.month(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    @Nullable Obligation find(String obligationId) {
        return obligations.stream()
                .filter(each -> each.id().equals(obligationId))
                .findFirst()
                .orElse(null);
    }

    Rule ruleOf(Obligation obligation) {
        return rules.get(obligation.rule());
    }

    /** When something happens by itself: a warning, a miss, a step up the line. */
    @Nullable Instant nextDueAt() {
        Instant next = null;
        for (Obligation obligation : obligations) {
            Instant mine = wakesAt(obligation);
            if (mine != null && (next == null || mine.isBefore(next))) {
                next = mine;
            }
        }
        return next;
    }

    private @Nullable Instant wakesAt(Obligation obligation) {
        return switch (obligation.status()) {
            case OPEN -> {
                Instant warn = warnAt(obligation);
                yield warn != null ? warn : missAt(obligation);
            }
            case MISSED -> escalateAt(obligation);
            default -> null;
        };
    }

    /** When the holder is warned; null when he was, or never is. */
    @Nullable Instant warnAt(Obligation obligation) {
        int minutes = ruleOf(obligation).warnMinutes();
        if (minutes == 0 || obligation.warnedAt() != null) {
            return null;
        }
        Instant warn = obligation.dueAt().minus(Duration.ofMinutes(minutes));
        return warn.isBefore(obligation.opensAt()) ? obligation.opensAt() : warn;
    }

    /** When it is found missed, if nothing is known of it by then. */
    Instant missAt(Obligation obligation) {
        return obligation.dueAt().plus(Duration.ofMinutes(ruleOf(obligation).graceMinutes()));
    }

    /** When it goes up the next step; null when it went up them all. */
    @Nullable Instant escalateAt(Obligation obligation) {
        List<Integer> hours = ruleOf(obligation).escalateAfterHours();
        int done = obligation.escalations().size();
        return done >= hours.size() ? null : obligation.dueAt().plus(Duration.ofHours(hours.get(done)));
    }

    /** With these obligations instead, and what follows from them. */
    ObligationSheet with(List<Rule> nextRules, List<Obligation> next) {
        TreeSet<String> open = new TreeSet<>();
        TreeSet<String> watching = new TreeSet<>();
        for (Obligation obligation : next) {
            if (!obligation.status().isSettled()) {
                open.add(obligation.duty());
            }
            if (obligation.status() == Obligation.Status.MISSED) {
                obligation.escalations().forEach(step -> watching.addAll(step.to()));
            }
        }
        return new ObligationSheet(
                sheetId,
                holderId,
                positionId,
                level,
                placeId,
                regionId,
                zone,
                month,
                nextRules,
                next,
                List.copyOf(open),
                List.copyOf(watching));
    }

    ObligationSheet replacing(Obligation changed) {
        List<Obligation> next = new ArrayList<>(obligations);
        next.replaceAll(each -> each.id().equals(changed.id()) ? changed : each);
        return with(rules, next);
    }
}
