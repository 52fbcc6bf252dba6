package org.steward.billing.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steward.platform.access.Role;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.fixture.Duty;
import org.steward.platform.money.Money;

@Duty("B11")
class ApprovalLimitsTest {

    private static final ApprovalLimits LIMITS = new ApprovalLimits(List.of(
            new ApprovalLimits.Limit(LimitedAct.WAIVER, Role.SITE_DIRECTOR, yuan(100_00)),
            new ApprovalLimits.Limit(LimitedAct.WAIVER, Role.REGIONAL_MANAGER, yuan(500_00)),
            new ApprovalLimits.Limit(LimitedAct.REFUND, Role.FINANCE, null)));

    @Test
    void theHighestLimitOfAPersonsRolesCounts() {
        Set<Role> both = Set.of(Role.SITE_DIRECTOR, Role.REGIONAL_MANAGER);
        assertThat(code(LIMITS.refusal(LimitedAct.WAIVER, Set.of(Role.SITE_DIRECTOR), yuan(100_00))))
                .isNull();
        assertThat(code(LIMITS.refusal(LimitedAct.WAIVER, Set.of(Role.SITE_DIRECTOR), yuan(100_01))))
                .isEqualTo("ABOVE_APPROVAL_LIMIT");
        assertThat(code(LIMITS.refusal(LimitedAct.WAIVER, both, yuan(500_00)))).isNull();
        assertThat(code(LIMITS.refusal(LimitedAct.WAIVER, both, yuan(500_01)))).isEqualTo("ABOVE_APPROVAL_LIMIT");
    }

    @Test
    void whatNobodyWasGivenNobodyMay() {
        assertThat(code(LIMITS.refusal(LimitedAct.TRANSFER, Set.of(Role.FINANCE), yuan(1))))
                .isEqualTo("ABOVE_APPROVAL_LIMIT");
        assertThat(code(LIMITS.refusal(LimitedAct.WAIVER, Set.of(), yuan(1)))).isEqualTo("ABOVE_APPROVAL_LIMIT");
        assertThat(code(LIMITS.refusal(LimitedAct.WAIVER, Set.of(Role.SITE_DIRECTOR), Money.ofMinor(1, "USD"))))
                .as("a limit in yuan says nothing about dollars")
                .isEqualTo("ABOVE_APPROVAL_LIMIT");
    }

    @Test
    void aLimitWithoutAnAmountAllowsAnyInAnyCurrency() {
        assertThat(code(LIMITS.refusal(LimitedAct.REFUND, Set.of(Role.FINANCE), Money.ofMinor(Long.MAX_VALUE, "USD"))))
                .isNull();
    }

    @Test
    void aSiteCanWorkBeforeACompanyHasSetAny() {
        ApprovalLimits usual = ApprovalLimits.usual("CNY");
        assertThat(code(usual.refusal(LimitedAct.WAIVER, Set.of(Role.SITE_DIRECTOR), yuan(1_000_00))))
                .isNull();
        assertThat(code(usual.refusal(LimitedAct.WAIVER, Set.of(Role.SITE_DIRECTOR), yuan(1_000_01))))
                .isEqualTo("ABOVE_APPROVAL_LIMIT");
        assertThat(code(usual.refusal(LimitedAct.ROUND_OFF, Set.of(Role.FEE_CLERK), yuan(99))))
                .isNull();
        assertThat(code(usual.refusal(LimitedAct.ROUND_OFF, Set.of(Role.FEE_CLERK), yuan(1_00))))
                .isEqualTo("ABOVE_APPROVAL_LIMIT");
        assertThat(code(usual.refusal(LimitedAct.WAIVER, Set.of(Role.FEE_CLERK), yuan(1))))
                .isEqualTo("ABOVE_APPROVAL_LIMIT");
    }

    @Test
    void settingTheSameAgainChangesNothingAndBadOnesAreRefused() {
        assertThat(ApprovalLimits.set(null, LIMITS.limits())).isInstanceOf(Decision.Accepted.class);
        assertThat(ApprovalLimits.set(LIMITS, LIMITS.limits())).isInstanceOf(Decision.Unchanged.class);
        Decision<ApprovalLimits> negative =
                ApprovalLimits.set(null, List.of(new ApprovalLimits.Limit(LimitedAct.WAIVER, Role.FINANCE, yuan(-1))));
        assertThat(((Decision.Refused<ApprovalLimits>) negative).refusal().field())
                .isEqualTo("limits[0].most");
    }

    private static @Nullable String code(@Nullable Refusal refusal) {
        return refusal == null ? null : refusal.code();
    }

    private static Money yuan(long fen) {
        return Money.ofMinor(fen, "CNY");
    }
}
