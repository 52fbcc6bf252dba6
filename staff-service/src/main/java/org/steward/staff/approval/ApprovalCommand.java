package org.steward.staff.approval;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;

/** What can be done with an approval. */
sealed interface ApprovalCommand {

    /**
     * Asks.
     *
     * @param stages with their approvers found, the applicant and who asked left out
     */
    record Ask(
            String approvalId,
            ApprovalKind kind,
            String subjectId,
            @Nullable String part,
            @Nullable String siteId,
            String applicantId,
            Authority askedBy,
            @Nullable BigDecimal amount,
            ApprovalRule rule,
            List<Stage> stages)
            implements ApprovalCommand {}

    record Grant(Authority by) implements ApprovalCommand {}

    record Refuse(Authority by, String reason) implements ApprovalCommand {}

    /** Takes the question back. */
    record Withdraw(Authority by) implements ApprovalCommand {}

    /**
     * Lets another decide in one's place.
     *
     * @param works whether there is such an employee, at work
     */
    record HandOn(Authority by, String to, boolean works) implements ApprovalCommand {}

    /**
     * Does what time brings: reminds, asks the next above.
     *
     * @param above who stands a step higher than those asked so far
     */
    record Wake(List<String> above) implements ApprovalCommand {}
}
