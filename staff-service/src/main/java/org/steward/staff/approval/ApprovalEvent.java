package org.steward.staff.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;

/** What happens to an approval. */
public sealed interface ApprovalEvent {

    @EventType("org.steward.staff.approval.asked.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            String approvalId,
            ApprovalKind kind,
            String subjectId,
            @Nullable String part,
            String applicantId,
            int stages,
            List<String> approvers)
            implements ApprovalEvent {}

    /** One stage agreed; the next one's approvers are asked. */
    @EventType("org.steward.staff.approval.advanced.v1")
    record Advanced(String approvalId, ApprovalKind kind, String subjectId, int stage, List<String> approvers)
            implements ApprovalEvent {}

    @EventType("org.steward.staff.approval.granted.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Granted(
            String approvalId,
            ApprovalKind kind,
            String subjectId,
            @Nullable String part,
            String applicantId,
            String decidedBy)
            implements ApprovalEvent {}

    @EventType("org.steward.staff.approval.refused.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(
            String approvalId,
            ApprovalKind kind,
            String subjectId,
            @Nullable String part,
            String applicantId,
            String decidedBy)
            implements ApprovalEvent {}

    @EventType("org.steward.staff.approval.withdrawn.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Withdrawn(
            String approvalId,
            ApprovalKind kind,
            String subjectId,
            @Nullable String part,
            String applicantId) implements ApprovalEvent {}

    @EventType("org.steward.staff.approval.handed-on.v1")
    record HandedOn(String approvalId, ApprovalKind kind, String subjectId, String from, String to)
            implements ApprovalEvent {}

    @EventType("org.steward.staff.approval.reminded.v1")
    record Reminded(String approvalId, ApprovalKind kind, String subjectId, List<String> approvers)
            implements ApprovalEvent {}

    /** The next above may decide as well; nobody when there is none. */
    @EventType("org.steward.staff.approval.escalated.v1")
    record Escalated(String approvalId, ApprovalKind kind, String subjectId, List<String> added)
            implements ApprovalEvent {}

    /** The company changed who agrees to what. */
    @EventType("org.steward.staff.approval-rule.set.v1")
    record RuleSet(ApprovalKind kind, List<ApprovalRule.StageRule> stages, int remindAfterHours, int escalateAfterHours)
            implements ApprovalEvent {}
}
