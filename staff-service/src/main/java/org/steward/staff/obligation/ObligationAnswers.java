package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment.Level;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.DutyBook;
import org.steward.staff.duty.Evidence;
import org.steward.staff.position.Title;

/** Obligations as people see them. */
final class ObligationAnswers {

    private ObligationAnswers() {}

    /** What became of an obligation, as of some instant. */
    enum State {
        /** Cannot be done yet. */
        UPCOMING,
        OPEN,
        ON_TIME,
        LATE,
        MISSED,
        EXCUSED
    }

    /**
     * One obligation.
     *
     * @param text what is to be done; null when the duty is no longer known
     * @param acts what was done for it, down to the very event
     * @param confirmation whether its holder may confirm it himself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            String sheetId,
            String obligationId,
            String duty,
            @Nullable Title text,
            String holderId,
            String positionId,
            Level level,
            String placeId,
            String period,
            Instant opensAt,
            Instant dueAt,
            Instant closesAt,
            State state,
            int required,
            int done,
            List<Act> acts,
            Evidence.Manual confirmation,
            @Nullable Instant warnedAt,
            @Nullable Instant missedAt,
            @Nullable Instant settledAt,
            @Nullable Excuse excuse,
            List<Escalation> escalations) {

        static One of(ObligationSheet sheet, Obligation obligation, DutyBook book, Instant now) {
            Duty duty = book.ofCode(obligation.duty());
            return new One(
                    sheet.sheetId(),
                    obligation.id(),
                    obligation.duty(),
                    duty == null ? null : duty.latest().text(),
                    sheet.holderId(),
                    sheet.positionId(),
                    sheet.level(),
                    sheet.placeId(),
                    obligation.period(),
                    obligation.opensAt(),
                    obligation.dueAt(),
                    obligation.closesAt(),
                    state(obligation, now),
                    obligation.required(),
                    obligation.acts().size(),
                    obligation.acts(),
                    sheet.ruleOf(obligation).manual(),
                    obligation.warnedAt(),
                    obligation.missedAt(),
                    obligation.settledAt(),
                    obligation.excuse(),
                    obligation.escalations());
        }

        private static State state(Obligation obligation, Instant now) {
            return switch (obligation.status()) {
                case OPEN -> now.isBefore(obligation.opensAt()) ? State.UPCOMING : State.OPEN;
                case ON_TIME -> State.ON_TIME;
                case LATE -> State.LATE;
                case MISSED -> State.MISSED;
                case EXCUSED -> State.EXCUSED;
            };
        }
    }

    /** One holder's obligations of a position at a place that open in a month. */
    record Sheet(
            String sheetId,
            String holderId,
            String positionId,
            Level level,
            String placeId,
            YearMonth month,
            List<One> obligations) {

        static Sheet of(ObligationSheet sheet, DutyBook book, Instant now) {
            return new Sheet(
                    sheet.sheetId(),
                    sheet.holderId(),
                    sheet.positionId(),
                    sheet.level(),
                    sheet.placeId(),
                    sheet.month(),
                    sheet.obligations().stream()
                            .map(each -> One.of(sheet, each, book, now))
                            .toList());
        }
    }

    /** How many obligations are in which state. */
    static Map<State, Long> states(List<Sheet> sheets) {
        Map<State, Long> states = new EnumMap<>(State.class);
        sheets.forEach(sheet -> sheet.obligations().forEach(each -> states.merge(each.state(), 1L, Long::sum)));
        return states;
    }

    /**
     * What a person has to do.
     *
     * @param overdue missed, but can still be done
     * @param due in the time asked for, the next first
     */
    record Mine(Instant asOf, List<One> overdue, List<One> due) {}

    /** Misses of others that have come to a person. */
    record Escalated(Instant asOf, List<One> items) {}
}
