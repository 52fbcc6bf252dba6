package org.steward.billing.moneyrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.account.PaymentMethod;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.Duty;
import org.steward.platform.money.Money;

@Duty("B11")
class MoneyRequestTest {

    private static final Instant NOW = Instant.parse("2026-03-20T08:00:00Z");
    private static final Authority MAKER = Authority.of("clerk");
    private static final Authority CHECKER = Authority.of("director");
    private static final String ID = "request-1";
    private static final Money AMOUNT = Money.ofMinor(10_00, "CNY");
    private static final MoneyRequest REQUESTED = request(new Wish.Transfer("a", "b", AMOUNT));

    private static final Map<String, Function<@Nullable MoneyRequest, Decision<MoneyRequest>>> COMMANDS = commands();

    private static Map<String, Function<@Nullable MoneyRequest, Decision<MoneyRequest>>> commands() {
        Map<String, Function<@Nullable MoneyRequest, Decision<MoneyRequest>>> commands = new LinkedHashMap<>();
        commands.put("request", request -> MoneyRequest.request(request, REQUESTED));
        commands.put("approve", request -> MoneyRequest.approve(request, ID, CHECKER, null, NOW));
        commands.put("reject", request -> MoneyRequest.reject(request, ID, CHECKER));
        commands.put("withdraw", request -> MoneyRequest.withdraw(request, ID, MAKER));
        commands.put(
                "moneyLeft", request -> move(request, MoneyRequest.Status.APPROVED, MoneyRequest.Status.MONEY_OUT));
        commands.put("arrived", request -> move(request, MoneyRequest.Status.MONEY_OUT, MoneyRequest.Status.DONE));
        commands.put("resume", request -> MoneyRequest.resume(request, ID, NOW));
        return commands;
    }

    private static Decision<MoneyRequest> move(
            @Nullable MoneyRequest request, MoneyRequest.Status from, MoneyRequest.Status to) {
        return MoneyRequest.moveOn(request, ID, from, to, null, NOW);
    }

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        String ok = "accepted";
        String same = "unchanged";
        String no = "NOT_FOUND";
        String done = "MONEY_REQUEST_DECIDED";
        String there = "MONEY_REQUEST_EXISTS";
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put("missing", List.of(ok, no, no, no, no, no, no));
        expected.put("REQUESTED", List.of(there, ok, ok, ok, same, same, same));
        expected.put("APPROVED", List.of(there, done, done, done, ok, same, ok));
        expected.put("MONEY_OUT", List.of(there, done, done, done, same, ok, ok));
        expected.put("RETURNING", List.of(there, done, done, done, same, same, ok));
        expected.put("DONE", List.of(there, done, done, done, same, same, same));
        expected.put("REJECTED", List.of(there, done, done, done, same, same, same));
        expected.put("WITHDRAWN", List.of(there, done, done, done, same, same, same));
        expected.put("FAILED", List.of(there, done, done, done, same, same, same));
        return expected.entrySet().stream().flatMap(row -> {
            List<String> names = List.copyOf(COMMANDS.keySet());
            return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                    .map(i -> DynamicTest.dynamicTest(names.get(i) + " when " + row.getKey(), () -> assertThat(
                                    code(COMMANDS.get(names.get(i)).apply(state(row.getKey()))))
                            .isEqualTo(row.getValue().get(i))));
        });
    }

    private static @Nullable MoneyRequest state(String name) {
        if (name.equals("missing")) {
            return null;
        }
        MoneyRequest.Status status = MoneyRequest.Status.valueOf(name);
        boolean moving = status == MoneyRequest.Status.APPROVED
                || status == MoneyRequest.Status.MONEY_OUT
                || status == MoneyRequest.Status.RETURNING;
        return new MoneyRequest(
                "site-1", ID, REQUESTED.wish(), "moved", status, MAKER, null, null, moving ? NOW : null);
    }

    @Test
    void nobodyApprovesWhatHeAskedForNorWhatWasAskedForOnHisBehalf() {
        assertThat(code(MoneyRequest.approve(REQUESTED, ID, MAKER, null, NOW))).isEqualTo("CHECKER_IS_MAKER");
        assertThat(code(MoneyRequest.approve(REQUESTED, ID, new Authority("director", "clerk"), null, NOW)))
                .isEqualTo("CHECKER_IS_MAKER");
        assertThat(code(MoneyRequest.reject(REQUESTED, ID, MAKER))).isEqualTo("CHECKER_IS_MAKER");
        assertThat(code(MoneyRequest.withdraw(REQUESTED, ID, CHECKER))).isEqualTo("NOT_THE_MAKER");
    }

    @Test
    void anApprovalAboveTheCheckersLimitIsNone() {
        Refusal above = Refusal.forbidden("ABOVE_APPROVAL_LIMIT", Map.of());
        assertThat(code(MoneyRequest.approve(REQUESTED, ID, CHECKER, above, NOW)))
                .isEqualTo("ABOVE_APPROVAL_LIMIT");
    }

    @Test
    void moneyDoesNotGoWhereItIs() {
        assertThat(code(MoneyRequest.request(null, request(new Wish.Transfer("a", "a", AMOUNT)))))
                .isEqualTo("TRANSFER_TO_ITSELF");
    }

    @Test
    void aTransferThatCannotArriveSaysWhyWhenItIsBack() {
        MoneyRequest out = ((Decision.Accepted<MoneyRequest>) MoneyRequest.moveOn(
                        state("MONEY_OUT"),
                        ID,
                        MoneyRequest.Status.MONEY_OUT,
                        MoneyRequest.Status.RETURNING,
                        "ACCOUNT_CLOSED",
                        NOW))
                .state();
        MoneyRequest failed = ((Decision.Accepted<MoneyRequest>)
                        move(out, MoneyRequest.Status.RETURNING, MoneyRequest.Status.FAILED))
                .state();
        assertThat(failed.failedFor()).isEqualTo("ACCOUNT_CLOSED");
        assertThat(failed.nextStepAt()).isNull();
    }

    @Test
    void everyWishIsStoredAsItWas() {
        for (Wish wish : List.of(
                new Wish.Reduce("a", true, List.of(new Wish.Part("c", AMOUNT)), AMOUNT),
                new Wish.Refund("a", null, PaymentMethod.CASH, AMOUNT),
                new Wish.RefundDeposit("a", "d", PaymentMethod.POS, AMOUNT),
                new Wish.Transfer("a", "b", AMOUNT))) {
            MoneyRequest request = request(wish);
            assertThat(Json.fromBson(Json.toBson(request), MoneyRequest.class)).isEqualTo(request);
        }
    }

    private static MoneyRequest request(Wish wish) {
        return new MoneyRequest("site-1", ID, wish, "moved", MoneyRequest.Status.REQUESTED, MAKER, null, null, null);
    }

    private static String code(Decision<MoneyRequest> decision) {
        return switch (decision) {
            case Decision.Accepted<MoneyRequest> ignored -> "accepted";
            case Decision.Unchanged<MoneyRequest> ignored -> "unchanged";
            case Decision.Refused<MoneyRequest> refused -> refused.refusal().code();
        };
    }
}
