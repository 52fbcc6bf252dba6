package org.steward.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.workorder.order.Orders.DESK;
import static org.steward.workorder.order.Orders.NOW;
import static org.steward.workorder.order.Orders.TECHNICIAN;
import static org.steward.workorder.order.Orders.TERMS;
import static org.steward.workorder.order.Orders.accepted;
import static org.steward.workorder.order.Orders.after;
import static org.steward.workorder.order.Orders.code;
import static org.steward.workorder.order.Orders.decide;
import static org.steward.workorder.order.Orders.in;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.order.WorkOrder.Status;

class WorkOrderDecisionsTest {

    /**
     * What every command does in every state: the state after it, {@code =} for nothing to do, or {@code -} for refused
     * because of the state. No charge is asked for in this table; charges have their own tests.
     */
    private static final String TABLE = """
            state       create assign   accept   decline  start   pause  resume  complete  satisfied   dissatisfied unanswered close  cancel    chargeAgain confirm refuse reversed wake
            CREATED     =      ASSIGNED -        -        -       -      -       -         -           -            -          -      CANCELLED -           =       =      =        =
            ASSIGNED    =      ASSIGNED ACCEPTED CREATED  STARTED -      -       -         -           -            -          -      CANCELLED -           =       =      =        =
            ACCEPTED    =      ASSIGNED -        CREATED  STARTED -      -       -         -           -            -          -      CANCELLED -           =       =      =        =
            STARTED     =      -        -        -        -       PAUSED -       COMPLETED -           -            -          -      CANCELLED -           =       =      =        =
            PAUSED      =      ASSIGNED -        -        -       -      STARTED -         -           -            -          -      CANCELLED -           =       =      =        =
            COMPLETED   =      -        -        -        -       -      -       -         CALLED_BACK REOPENED     COMPLETED  CLOSED CANCELLED !           =       =      =        =
            CALLED_BACK =      -        -        -        -       -      -       -         -           -            -          CLOSED CANCELLED !           =       =      =        =
            REOPENED    =      ASSIGNED -        -        -       -      -       -         -           -            -          -      CANCELLED -           =       =      =        =
            CLOSED      =      -        -        -        -       -      -       -         -           -            -          -      -         -           =       =      =        =
            CANCELLED   =      -        -        -        -       -      -       -         -           -            -          -      -         -           =       =      =        =
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        List<String> lines = TABLE.lines().toList();
        List<String> columns = words(lines.getFirst());
        Map<String, WorkOrderCommand> commands = Orders.everyCommand();
        assertThat(columns.subList(1, columns.size())).containsExactlyElementsOf(commands.keySet());
        assertThat(lines.stream().skip(1).map(line -> words(line).getFirst()))
                .containsExactlyElementsOf(
                        Arrays.stream(Status.values()).map(Enum::name).toList());
        return lines.stream().skip(1).flatMap(line -> {
            List<String> cells = words(line);
            Status state = Status.valueOf(cells.getFirst());
            return columns.stream()
                    .skip(1)
                    .map(column -> DynamicTest.dynamicTest(
                            state + " × " + column,
                            () -> check(in(state), commands.get(column), cells.get(columns.indexOf(column)))));
        });
    }

    private static void check(WorkOrder order, WorkOrderCommand command, String expected) {
        Decision<WorkOrder> decision = decide(order, command);
        switch (expected) {
            case "=" -> assertThat(decision).isInstanceOf(Decision.Unchanged.class);
            case "-" -> assertThat(code(decision)).isEqualTo("WORK_ORDER_STATE");
            case "!" -> assertThat(code(decision)).isEqualTo("NO_REFUSED_CHARGE");
            default -> {
                assertThat(decision).isInstanceOf(Decision.Accepted.class);
                WorkOrder after = ((Decision.Accepted<WorkOrder>) decision).state();
                assertThat(after.status()).isEqualTo(Status.valueOf(expected));
                assertThat(Json.fromBson(Json.toBson(after), WorkOrder.class)).isEqualTo(after);
            }
        }
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.trim().split("\\s+"));
    }

    @TestFactory
    Stream<DynamicTest> nothingButCreateWorksWithoutAnOrder() {
        return Orders.everyCommand().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("create"))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertThatThrownBy(() -> decide(null, entry.getValue()))
                                .isInstanceOf(IllegalArgumentException.class)));
    }

    @Test
    void onlyTheAssigneeWorksOnAnOrder() {
        Authority other = Authority.of("e-other");
        assertThat(code(decide(in(Status.ASSIGNED), new WorkOrderCommand.Accept(other))))
                .isEqualTo("NOT_THE_ASSIGNEE");
        assertThat(code(decide(in(Status.ASSIGNED), new WorkOrderCommand.Decline(other, DeclineReason.UNSAFE))))
                .isEqualTo("NOT_THE_ASSIGNEE");
        assertThat(code(decide(in(Status.ACCEPTED), new WorkOrderCommand.Start(other))))
                .isEqualTo("NOT_THE_ASSIGNEE");
        assertThat(code(decide(in(Status.STARTED), new WorkOrderCommand.Pause(other, PauseReason.WEATHER))))
                .isEqualTo("NOT_THE_ASSIGNEE");
        assertThat(code(decide(in(Status.PAUSED), new WorkOrderCommand.Resume(other, TERMS))))
                .isEqualTo("NOT_THE_ASSIGNEE");
        assertThat(code(decide(in(Status.STARTED), new WorkOrderCommand.Complete(other, List.of(), null, null))))
                .isEqualTo("NOT_THE_ASSIGNEE");
    }

    @Test
    void aDelegateOfTheAssigneeMayWorkOnIt() {
        Authority delegate = new Authority("e-other", TECHNICIAN.actor());
        assertThat(after(in(Status.ASSIGNED), new WorkOrderCommand.Start(delegate))
                        .status())
                .isEqualTo(Status.STARTED);
    }

    @Test
    void assigningToTheSamePersonAgainChangesNothing() {
        assertThat(decide(in(Status.ACCEPTED), Orders.assign())).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void assigningToAnotherSaysWhoHadIt() {
        assertThat(accepted(in(Status.ASSIGNED), new WorkOrderCommand.Assign("e-other", TERMS), NOW)
                        .events())
                .containsExactly(new WorkOrderEvent.Assigned("o-1", "s-1", "e-other", "e-technician"));
    }

    @Test
    void theAssigneeDoesNotCallBackOnHisOwnWork() {
        assertThat(code(decide(
                        in(Status.COMPLETED), new WorkOrderCommand.RecordCallBack(TECHNICIAN, true, 5, null, TERMS))))
                .isEqualTo("CALL_BACK_BY_ASSIGNEE");
    }

    @Test
    void aScoreIsBetweenOneAndFive() {
        for (int score : new int[] {0, 6}) {
            assertThat(code(decide(
                            in(Status.COMPLETED), new WorkOrderCommand.RecordCallBack(DESK, true, score, null, TERMS))))
                    .isEqualTo("SCORE_OUT_OF_RANGE");
        }
    }

    @Test
    void aComplaintIsClosedOnlyAfterACallBack() {
        WorkOrder done = in(Status.COMPLETED, Kind.COMPLAINT, null);
        assertThat(done.followUp().callBackRequired()).isTrue();
        assertThat(code(decide(done, new WorkOrderCommand.Close(false)))).isEqualTo("CALL_BACK_REQUIRED");
        assertThat(after(after(done, Orders.calledBack(true)), new WorkOrderCommand.Close(false))
                        .status())
                .isEqualTo(Status.CLOSED);
    }

    @Test
    void threeUnansweredCallsAreEnough() {
        WorkOrder done = in(Status.COMPLETED, Kind.COMPLAINT, null);
        for (int calls = 1; calls <= 3; calls++) {
            assertThat(code(decide(done, new WorkOrderCommand.Close(false)))).isEqualTo("CALL_BACK_REQUIRED");
            done = after(done, new WorkOrderCommand.RecordUnansweredCall());
        }
        assertThat(after(done, new WorkOrderCommand.Close(false)).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aDissatisfiedCustomerReopensTheOrderWithNewClocks() {
        Instant later = NOW.plus(Duration.ofDays(2));
        WorkOrder reopened = after(in(Status.COMPLETED), Orders.calledBack(false), later);
        assertThat(reopened.promise().respondBy()).isEqualTo(later.plus(TERMS.response()));
        assertThat(reopened.promise().respondedAt()).isNull();
        assertThat(reopened.followUp().reopenings()).isEqualTo(1);
        WorkOrder again = after(
                after(after(reopened, Orders.assign()), new WorkOrderCommand.Start(TECHNICIAN)),
                new WorkOrderCommand.Complete(TECHNICIAN, List.of(), null, null));
        assertThat(again.followUp().callBackRequired())
                .as("what came back once is called back on")
                .isTrue();
        assertThat(again.followUp().callBack()).isNull();
    }

    @Test
    void aDeclinedOrderThatWasReopenedStaysReopened() {
        WorkOrder assigned = after(in(Status.REOPENED), Orders.assign());
        assertThat(after(assigned, new WorkOrderCommand.Decline(TECHNICIAN, DeclineReason.OVERLOADED))
                        .status())
                .isEqualTo(Status.REOPENED);
    }

    @Test
    void theResolutionClockStandsStillWhileWorkIsPaused() {
        WorkOrder paused = in(Status.PAUSED);
        assertThat(paused.promise().resolveBy()).isNull();
        WorkOrder resumed =
                after(paused, new WorkOrderCommand.Resume(TECHNICIAN, TERMS), NOW.plus(Duration.ofHours(3)));
        assertThat(resumed.promise().resolveBy()).isEqualTo(NOW.plus(Duration.ofHours(7)));
    }

    @Test
    void givingAPausedOrderToAnotherStartsTheClockAgain() {
        WorkOrder handed =
                after(in(Status.PAUSED), new WorkOrderCommand.Assign("e-other", TERMS), NOW.plus(Duration.ofHours(1)));
        assertThat(handed.promise().resolveBy()).isEqualTo(NOW.plus(Duration.ofHours(5)));
    }

    @Test
    void aMissedResponseIsSaidOnceAndNotAtTheDeadlineItself() {
        WorkOrder order = in(Status.CREATED);
        Instant respondBy = order.promise().respondBy();
        assertThat(order.nextDueAt()).isEqualTo(respondBy.plusMillis(1));
        assertThat(Orders.DECISIONS.decide(order, new WorkOrderCommand.Wake(), respondBy))
                .isInstanceOf(Decision.Unchanged.class);
        Decision.Accepted<WorkOrder> overdue = accepted(order, new WorkOrderCommand.Wake(), respondBy.plusMillis(1));
        assertThat(overdue.events())
                .containsExactly(
                        new WorkOrderEvent.Overdue("o-1", "s-1", WorkOrderEvent.Clock.RESPONSE, respondBy, null));
        assertThat(overdue.state().nextDueAt())
                .isEqualTo(order.promise().resolveBy().plusMillis(1));
        assertThat(Orders.DECISIONS.decide(overdue.state(), new WorkOrderCommand.Wake(), respondBy.plusMillis(2)))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void bothClocksMayFallDueAtOnce() {
        WorkOrder order = in(Status.ASSIGNED);
        Decision.Accepted<WorkOrder> overdue =
                accepted(order, new WorkOrderCommand.Wake(), NOW.plus(Duration.ofDays(1)));
        assertThat(overdue.events()).hasSize(2);
        assertThat(overdue.state().nextDueAt()).isNull();
    }

    @Test
    void aFinishedOrderHasNoClocks() {
        assertThat(in(Status.COMPLETED).nextDueAt()).isNull();
        assertThat(in(Status.CLOSED).nextDueAt()).isNull();
        assertThat(in(Status.CANCELLED).nextDueAt()).isNull();
    }

    @Test
    void completionSaysWhatWasUsedAndWhetherItWasInTime() {
        WorkOrder started = in(Status.STARTED);
        WorkOrderCommand complete =
                new WorkOrderCommand.Complete(TECHNICIAN, List.of(Orders.WASHER), null, "tap changed");
        WorkOrderEvent.Completed inTime =
                (WorkOrderEvent.Completed) accepted(started, complete, NOW.plus(Duration.ofHours(4)))
                        .events()
                        .getFirst();
        assertThat(inTime.resolvedInTime()).isTrue();
        assertThat(inTime.materials())
                .containsExactly(new WorkOrderEvent.MaterialUsed("M-12", new java.math.BigDecimal("2"), "piece"));
        WorkOrderEvent.Completed late = (WorkOrderEvent.Completed)
                accepted(started, complete, NOW.plus(Duration.ofHours(4)).plusMillis(1))
                        .events()
                        .getFirst();
        assertThat(late.resolvedInTime()).isFalse();
    }
}
