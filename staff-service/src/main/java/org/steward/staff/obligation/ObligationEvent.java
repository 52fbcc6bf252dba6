package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.EventType;

/** What happens to obligations; the subject is the sheet of their holder. */
public sealed interface ObligationEvent {

    /** One obligation, as it was opened or changed; with a cause when a rule excused it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String duty,
            String period,
            Instant opensAt,
            Instant dueAt,
            int required,
            @Nullable String excused) {
        static Listed of(Obligation obligation) {
            Excuse excuse = obligation.excuse();
            return new Listed(
                    obligation.duty(),
                    obligation.period(),
                    obligation.opensAt(),
                    obligation.dueAt(),
                    obligation.required(),
                    excuse == null || !obligation.status().isSettled()
                            ? null
                            : excuse.cause().name());
        }
    }

    /** An obligation by name, and when it falls or fell due. */
    record Named(String duty, String period, Instant dueAt) {
        static Named of(Obligation obligation) {
            return new Named(obligation.duty(), obligation.period(), obligation.dueAt());
        }
    }

    @EventType("org.steward.staff.obligation-sheet.opened.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opened(
            String sheetId,
            String employeeId,
            String positionId,
            Level level,
            String placeId,
            @Nullable String regionId,
            String month,
            List<Listed> obligations)
            implements ObligationEvent {}

    @EventType("org.steward.staff.obligation-sheet.amended.v1")
    record Amended(
            String sheetId,
            String employeeId,
            String positionId,
            String placeId,
            List<Listed> added,
            List<Listed> changed,
            List<Named> withdrawn)
            implements ObligationEvent {}

    /** One of several acts was done. */
    @EventType("org.steward.staff.obligation-sheet.progressed.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progressed(
            String sheetId,
            String employeeId,
            String positionId,
            String placeId,
            String duty,
            String period,
            int done,
            int required,
            String evidenceId,
            @Nullable String evidenceType,
            Instant actedAt)
            implements ObligationEvent {}

    /** All of it was done, in time or not; sent again when a timely act became known in time after a late one. */
    @EventType("org.steward.staff.obligation-sheet.fulfilled.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fulfilled(
            String sheetId,
            String employeeId,
            String positionId,
            String placeId,
            String duty,
            String period,
            Instant dueAt,
            boolean inTime,
            boolean missedBefore,
            String evidenceId,
            @Nullable String evidenceType,
            Instant actedAt)
            implements ObligationEvent {}

    @EventType("org.steward.staff.obligation-sheet.warned.v1")
    record Warned(String sheetId, String employeeId, String positionId, String placeId, List<Named> obligations)
            implements ObligationEvent {}

    @EventType("org.steward.staff.obligation-sheet.missed.v1")
    record Missed(String sheetId, String employeeId, String positionId, String placeId, List<Named> obligations)
            implements ObligationEvent {}

    /** A miss went a step up the line; to nobody when there is nobody above. */
    @EventType("org.steward.staff.obligation-sheet.escalated.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Escalated(
            String sheetId,
            String employeeId,
            String placeId,
            String duty,
            String period,
            int level,
            @Nullable String positionId,
            List<String> to)
            implements ObligationEvent {}

    @EventType("org.steward.staff.obligation-sheet.excuse-asked.v1")
    record ExcuseAsked(String sheetId, String employeeId, String placeId, String duty, String period, String askedBy)
            implements ObligationEvent {}

    @EventType("org.steward.staff.obligation-sheet.excused.v1")
    record Excused(String sheetId, String employeeId, String placeId, String duty, String period, String decidedBy)
            implements ObligationEvent {}

    @EventType("org.steward.staff.obligation-sheet.excuse-refused.v1")
    record ExcuseRefused(
            String sheetId, String employeeId, String placeId, String duty, String period, String decidedBy)
            implements ObligationEvent {}
}
