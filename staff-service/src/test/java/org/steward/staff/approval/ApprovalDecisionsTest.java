package org.steward.staff.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;
import static org.steward.staff.Decisions.refused;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Duty;
import org.steward.staff.Tables;
import org.steward.staff.approval.ApprovalRule.By;
import org.steward.staff.approval.ApprovalRule.StageRule;

@Duty({"T5", "T16"})
class ApprovalDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-10T08:00:00Z");
    private static final Authority LI = Authority.of("e-li");
    private static final Authority CAPTAIN = Authority.of("e-captain");
    private static final Authority DIRECTOR = Authority.of("e-director");
    private static final ApprovalRule RULE = ApprovalRule.usual(ApprovalKind.OBLIGATION_EXCUSE);

    private static final String TABLE = """
            state     ask       grant            refuse           withdraw         hand-on          wake
            none      accepted  -                -                -                -                -
            WAITING   unchanged accepted         accepted         accepted         accepted         unchanged
            GRANTED   unchanged APPROVAL_DECIDED APPROVAL_DECIDED APPROVAL_DECIDED APPROVAL_DECIDED unchanged
            REFUSED   unchanged APPROVAL_DECIDED APPROVAL_DECIDED APPROVAL_DECIDED APPROVAL_DECIDED unchanged
            WITHDRAWN unchanged APPROVAL_DECIDED APPROVAL_DECIDED APPROVAL_DECIDED APPROVAL_DECIDED unchanged
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        Approval waiting = asked("e-captain");
        Map<String, Approval> states = new LinkedHashMap<>();
        states.put("none", null);
        states.put("WAITING", waiting);
        states.put(
                "GRANTED",
                accepted(decide(waiting, new ApprovalCommand.Grant(CAPTAIN))).state());
        states.put(
                "REFUSED",
                accepted(decide(waiting, new ApprovalCommand.Refuse(CAPTAIN, "no")))
                        .state());
        states.put(
                "WITHDRAWN",
                accepted(decide(waiting, new ApprovalCommand.Withdraw(LI))).state());
        Map<String, ApprovalCommand> commands = new LinkedHashMap<>();
        commands.put("ask", ask(LI, Stage.of(List.of("e-captain"), 1)));
        commands.put("grant", new ApprovalCommand.Grant(CAPTAIN));
        commands.put("refuse", new ApprovalCommand.Refuse(CAPTAIN, "no"));
        commands.put("withdraw", new ApprovalCommand.Withdraw(LI));
        commands.put("hand-on", new ApprovalCommand.HandOn(CAPTAIN, "e-deputy", true));
        commands.put("wake", new ApprovalCommand.Wake(List.of("e-director")));
        return Tables.cells(TABLE, states, commands, (approval, command) -> {
            if (approval == null && !(command instanceof ApprovalCommand.Ask)) {
                assertThatThrownBy(() -> decide(null, command)).isInstanceOf(IllegalArgumentException.class);
                return "-";
            }
            return outcome(() -> decide(approval, command));
        });
    }

    @Test
    void stageAfterStageAndEachByItsOwn() {
        Approval two = accepted(
                        decide(null, ask(LI, Stage.of(List.of("e-captain"), 1), Stage.of(List.of("e-director"), 2))))
                .state();
        assertThat(refused(() -> decide(two, new ApprovalCommand.Grant(DIRECTOR))))
                .isEqualTo("APPROVAL_NOT_YOURS");
        Decision.Accepted<Approval> first = accepted(decide(two, new ApprovalCommand.Grant(CAPTAIN)));
        assertThat(first.state().status()).isEqualTo(Approval.Status.WAITING);
        assertThat(first.state().waitingFor()).containsExactly("e-director");
        assertThat(refused(() -> decide(first.state(), new ApprovalCommand.Grant(CAPTAIN))))
                .isEqualTo("APPROVAL_NOT_YOURS");
        Decision.Accepted<Approval> second = accepted(decide(first.state(), new ApprovalCommand.Grant(DIRECTOR)));
        assertThat(second.state().status()).isEqualTo(Approval.Status.GRANTED);
        assertThat(second.state().waitingFor()).isEmpty();
        assertThat(second.events()).singleElement().isInstanceOf(ApprovalEvent.Granted.class);
    }

    @Test
    void nobodyAgreesToHisOwnNorDoesWhoStoodInForWhom() {
        Approval own = asked("e-li");
        assertThat(refused(() -> decide(own, new ApprovalCommand.Grant(LI)))).isEqualTo("MAKER_IS_CHECKER");
        // Asked by the captain in Li's name: he does not agree to it, nor does another in his.
        Approval forLi = accepted(decide(
                        null, ask(new Authority("e-captain", "e-li"), Stage.of(List.of("e-captain", "e-director"), 1))))
                .state();
        assertThat(refused(() -> decide(forLi, new ApprovalCommand.Grant(CAPTAIN))))
                .isEqualTo("MAKER_IS_CHECKER");
        assertThat(refused(() -> decide(forLi, new ApprovalCommand.Grant(new Authority("e-captain", "e-director")))))
                .isEqualTo("MAKER_IS_CHECKER");
        assertThat(outcome(() -> decide(forLi, new ApprovalCommand.Grant(DIRECTOR))))
                .isEqualTo("accepted");
        assertThat(refused(() -> decide(asked("e-captain"), new ApprovalCommand.HandOn(CAPTAIN, "e-li", true))))
                .isEqualTo("MAKER_IS_CHECKER");
    }

    @Test
    void aDelegateDecidesInTheApproversName() {
        Approval waiting = asked("e-captain");
        Authority deputy = new Authority("e-deputy", "e-captain");
        assertThat(accepted(decide(waiting, new ApprovalCommand.Grant(deputy)))
                        .state()
                        .current()
                        .decidedBy())
                .isEqualTo("e-captain");
    }

    @Test
    void anApproverMayLetAnotherDecide() {
        Approval waiting = asked("e-captain");
        assertThat(refused(() -> decide(waiting, new ApprovalCommand.HandOn(CAPTAIN, "e-gone", false))))
                .isEqualTo("EMPLOYEE_UNKNOWN at to");
        assertThat(refused(() -> decide(waiting, new ApprovalCommand.HandOn(DIRECTOR, "e-deputy", true))))
                .isEqualTo("APPROVAL_NOT_YOURS");
        Approval handed = accepted(decide(waiting, new ApprovalCommand.HandOn(CAPTAIN, "e-deputy", true)))
                .state();
        assertThat(handed.waitingFor()).containsExactly("e-deputy");
        assertThat(refused(() -> decide(handed, new ApprovalCommand.Grant(CAPTAIN))))
                .isEqualTo("APPROVAL_NOT_YOURS");
    }

    @Test
    void onlyWhoAskedOrForWhomItWasAskedTakesItBack() {
        assertThat(refused(() -> decide(asked("e-captain"), new ApprovalCommand.Withdraw(CAPTAIN))))
                .isEqualTo("APPROVAL_NOT_YOURS");
    }

    @Test
    void whoDoesNotAnswerIsRemindedAndThenTheNextAboveMayDecideAsWell() {
        Approval waiting = asked("e-captain");
        assertThat(waiting.nextDueAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        Instant day = NOW.plus(Duration.ofDays(1));
        Decision.Accepted<Approval> reminded =
                accepted(ApprovalDecisions.decide(waiting, new ApprovalCommand.Wake(List.of()), day));
        assertThat(reminded.events()).singleElement().isInstanceOf(ApprovalEvent.Reminded.class);
        assertThat(reminded.state().nextDueAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        Decision.Accepted<Approval> raised = accepted(ApprovalDecisions.decide(
                reminded.state(),
                new ApprovalCommand.Wake(List.of("e-director", "e-li")),
                NOW.plus(Duration.ofDays(3))));
        // Never the applicant himself, wherever he stands in the line.
        assertThat(raised.state().waitingFor()).containsExactly("e-captain", "e-director");
        assertThat(raised.state().nextDueAt()).isEqualTo(NOW.plus(Duration.ofDays(6)));
        assertThat(outcome(() -> ApprovalDecisions.decide(
                        raised.state(), new ApprovalCommand.Grant(DIRECTOR), NOW.plus(Duration.ofHours(73)))))
                .isEqualTo("accepted");
    }

    @Test
    void withoutAnybodyToAskItIsRefusedAtOnce() {
        assertThat(refused(() -> decide(null, ask(LI, Stage.of(List.of(), 1))))).isEqualTo("NOBODY_TO_APPROVE");
    }

    @Test
    void aStageIsNeededFromItsAmountOn() {
        StageRule large = new StageRule(By.SUPERIOR, 2, null, new BigDecimal("3"));
        assertThat(large.appliesTo(null)).isFalse();
        assertThat(large.appliesTo(new BigDecimal("2.5"))).isFalse();
        assertThat(large.appliesTo(new BigDecimal("3.0"))).isTrue();
    }

    @Test
    void aRuleThatCouldNeverBeFollowedIsRefusedWhereItIsWrong() {
        assertThat(ruleFault(List.of())).isEqualTo("VALUE_OUT_OF_RANGE at stages");
        assertThat(ruleFault(List.of(new StageRule(By.SUPERIOR, 1, null, BigDecimal.TEN))))
                .isEqualTo("FIRST_STAGE_ALWAYS at stages[0].fromAmount");
        assertThat(ruleFault(List.of(new StageRule(By.SUPERIOR, 6, null, null))))
                .isEqualTo("VALUE_OUT_OF_RANGE at stages[0].level");
        assertThat(ruleFault(List.of(new StageRule(By.SUPERIOR, 1, "p-1", null))))
                .isEqualTo("NOT_FOR_THIS_STAGE at stages[0].positionId");
        assertThat(ruleFault(List.of(new StageRule(By.POSITION, 1, "p-1", null))))
                .isEqualTo("NOT_FOR_THIS_STAGE at stages[0].level");
        assertThat(ruleFault(List.of(new StageRule(By.POSITION, null, null, null))))
                .isEqualTo("VALUE_MISSING at stages[0].positionId");
        assertThat(ruleFault(List.of(new StageRule(By.POSITION, null, "p-9", null))))
                .isEqualTo("POSITION_UNKNOWN at stages[0].positionId");
        RULE.check(position -> false);
    }

    private static String ruleFault(List<StageRule> stages) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> new ApprovalRule(ApprovalKind.OBLIGATION_EXCUSE, stages, 24, 72).check("p-1"::equals));
        return refused.refusal().code() + " at " + refused.refusal().field();
    }

    private static Approval asked(String approver) {
        return accepted(decide(null, ask(LI, Stage.of(List.of(approver), 1)))).state();
    }

    private static ApprovalCommand ask(Authority by, Stage... stages) {
        return new ApprovalCommand.Ask(
                "a-1",
                ApprovalKind.OBLIGATION_EXCUSE,
                "sheet",
                "report~2026-11",
                "s-1",
                "e-li",
                by,
                null,
                RULE,
                List.of(stages));
    }

    private static Decision<Approval> decide(Approval approval, ApprovalCommand command) {
        return ApprovalDecisions.decide(approval, command, NOW);
    }
}
