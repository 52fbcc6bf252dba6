package org.steward.staff.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.document.AggregateType;

/**
 * Something one person asks for and another agrees to or not.
 *
 * @param subjectId what it is about, as the feature that asks knows it
 * @param part of the subject; null for all of it
 * @param siteId null for a matter of the company
 * @param applicantId for whom it is asked
 * @param askedBy who asked, and for whom he stood in
 * @param amount days, hours or money, by which its stages were chosen; null for none
 * @param reason why it was refused; stays in this document
 * @param waitingFor who may decide it now; empty once it is decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Approval(
        String approvalId,
        ApprovalKind kind,
        String subjectId,
        @Nullable String part,
        @Nullable String siteId,
        String applicantId,
        Authority askedBy,
        @Nullable BigDecimal amount,
        Status status,
        List<Stage> stages,
        int stage,
        int remindAfterHours,
        int escalateAfterHours,
        List<String> waitingFor,
        Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static final AggregateType<Approval> TYPE =
            new AggregateType<>("approval", "approvals", Approval.class, Approval::nextDueAt);

    /** Where it is in its life. */
    enum Status {
        WAITING,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    Approval {
        stages = List.copyOf(stages);
        waitingFor = List.copyOf(waitingFor);
    }

    Stage current() {
        return stages.get(stage);
    }

    @Nullable Instant nextDueAt() {
        if (status != Status.WAITING) {
            return null;
        }
        Instant remind = remindAt();
        Instant escalate = escalateAt();
        if (remind == null || escalate == null) {
            return remind == null ? escalate : remind;
        }
        return remind.isBefore(escalate) ? remind : escalate;
    }

    /** When the approvers are reminded; null when they were, or never are. */
    @Nullable Instant remindAt() {
        Instant begun = current().begunAt();
        return remindAfterHours == 0 || begun == null || current().remindedAt() != null
                ? null
                : begun.plus(Duration.ofHours(remindAfterHours));
    }

    /** When the next above is asked as well; null when there is none to ask. */
    @Nullable Instant escalateAt() {
        Integer level = current().level();
        Instant from = current().escalatedAt() == null
                ? current().begunAt()
                : current().escalatedAt();
        return escalateAfterHours == 0 || from == null || level == null || level >= ApprovalRule.MAX_LEVEL
                ? null
                : from.plus(Duration.ofHours(escalateAfterHours));
    }

    Approval withCurrent(Stage changed) {
        List<Stage> next = new ArrayList<>(stages);
        next.set(stage, changed);
        return copy(Status.WAITING, next, stage, changed.approvers(), null, null);
    }

    /** After its current stage was agreed to: the next one's turn. */
    Approval advanced(Stage decided, Instant at) {
        List<Stage> next = new ArrayList<>(stages);
        next.set(stage, decided);
        next.set(stage + 1, next.get(stage + 1).begun(at));
        return copy(Status.WAITING, next, stage + 1, next.get(stage + 1).approvers(), null, null);
    }

    Approval ended(Status end, Stage last, Instant at, @Nullable String why) {
        List<Stage> next = new ArrayList<>(stages);
        next.set(stage, last);
        return copy(end, next, stage, List.of(), at, why);
    }

    private Approval copy(
            Status next,
            List<Stage> nextStages,
            int at,
            List<String> waiting,
            @Nullable Instant decided,
            @Nullable String why) {
        return new Approval(
                approvalId,
                kind,
                subjectId,
                part,
                siteId,
                applicantId,
                askedBy,
                amount,
                next,
                nextStages,
                at,
                remindAfterHours,
                escalateAfterHours,
                waiting,
                askedAt,
                decided,
                why);
    }
}
