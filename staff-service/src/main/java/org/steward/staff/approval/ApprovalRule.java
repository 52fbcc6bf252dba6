package org.steward.staff.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * Who agrees to what is asked, stage after stage.
 *
 * @param remindAfterHours after how many hours an approver is reminded; 0 for never
 * @param escalateAfterHours after how many hours the next above may decide as well; 0 for never
 */
public record ApprovalRule(ApprovalKind kind, List<StageRule> stages, int remindAfterHours, int escalateAfterHours) {

    static final int MAX_STAGES = 5;
    static final int MAX_HOURS = 24 * 90;
    static final int MAX_LEVEL = 5;

    /** Where the approvers of a stage come from. */
    public enum By {
        /** The holders of the position so many steps up the applicant's reporting line. */
        SUPERIOR,
        /** The holders of a position: at the site, else in its region, else in the company. */
        POSITION
    }

    /**
     * A stage.
     *
     * @param level steps up the line, for SUPERIOR
     * @param positionId for POSITION
     * @param fromAmount needed only for what is asked in that amount or more; null for always
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StageRule(
            By by,
            @Nullable Integer level,
            @Nullable String positionId,
            @Nullable BigDecimal fromAmount) {

        boolean appliesTo(@Nullable BigDecimal amount) {
            return fromAmount == null || (amount != null && amount.compareTo(fromAmount) >= 0);
        }
    }

    public ApprovalRule {
        stages = List.copyOf(stages);
    }

    /** What holds until a company says otherwise: the superior, reminded after a day, the one above him after three. */
    static ApprovalRule usual(ApprovalKind kind) {
        return new ApprovalRule(kind, List.of(new StageRule(By.SUPERIOR, 1, null, null)), 24, 72);
    }

    /**
     * Refuses what could never be followed.
     *
     * @throws RefusedException naming the member
     */
    void check(java.util.function.Predicate<String> positionKnown) {
        Require.between(stages.size(), 1, MAX_STAGES, "stages");
        Require.that(
                stages.getFirst().fromAmount() == null,
                "FIRST_STAGE_ALWAYS",
                "stages[0].fromAmount",
                String.valueOf(stages.getFirst().fromAmount()),
                "-");
        for (int i = 0; i < stages.size(); i++) {
            StageRule stage = stages.get(i);
            String at = "stages[" + i + "].";
            if (stage.by() == By.SUPERIOR) {
                Require.between(stage.level(), 1, MAX_LEVEL, at + "level");
                Require.that(
                        stage.positionId() == null,
                        "NOT_FOR_THIS_STAGE",
                        at + "positionId",
                        String.valueOf(stage.positionId()),
                        "-");
            } else {
                String position = Require.present(stage.positionId(), at + "positionId");
                if (!positionKnown.test(position)) {
                    throw new RefusedException(
                            Refusal.invalid("POSITION_UNKNOWN", at + "positionId", Map.of("value", position)));
                }
                Require.that(
                        stage.level() == null, "NOT_FOR_THIS_STAGE", at + "level", String.valueOf(stage.level()), "-");
            }
            if (stage.fromAmount() != null) {
                Require.positive(stage.fromAmount(), at + "fromAmount");
            }
        }
        Require.between(remindAfterHours, 0, MAX_HOURS, "remindAfterHours");
        Require.between(escalateAfterHours, 0, MAX_HOURS, "escalateAfterHours");
    }
}
