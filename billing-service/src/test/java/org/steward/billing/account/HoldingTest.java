package org.steward.billing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.account.AccountFixture.BOOKS;
import static org.steward.billing.account.AccountFixture.BUSINESS_DAY;
import static org.steward.billing.account.AccountFixture.ID;
import static org.steward.billing.account.AccountFixture.TODAY;
import static org.steward.billing.account.AccountFixture.accepted;
import static org.steward.billing.account.AccountFixture.after;
import static org.steward.billing.account.AccountFixture.assertSound;
import static org.steward.billing.account.AccountFixture.charges;
import static org.steward.billing.account.AccountFixture.code;
import static org.steward.billing.account.AccountFixture.empty;
import static org.steward.billing.account.AccountFixture.owing;
import static org.steward.billing.account.AccountFixture.payment;
import static org.steward.billing.account.AccountFixture.recorded;
import static org.steward.billing.account.AccountFixture.yuan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.ledger.Posting;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;
import org.steward.platform.money.Money;

/** Money held for a purpose, given up, given back or moved: every command in every state, and the rules one by one. */
@Duty({"B1", "B11"})
class HoldingTest {

    private static final BillingPeriod QUARTER = new BillingPeriod(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 5, 1));
    private static final DepositReceived DEPOSIT =
            (DepositReceived) accepted(deposit(empty(), "d1", 500_00)).events().getFirst();
    private static final PrepaymentReceived PREPAYMENT = (PrepaymentReceived)
            accepted(prepay(empty(), 300_00, null, null)).events().getFirst();

    private static final Map<String, Function<@Nullable Account, Decision<Account>>> COMMANDS = commands();

    private static Map<String, Function<@Nullable Account, Decision<Account>>> commands() {
        Map<String, Function<@Nullable Account, Decision<Account>>> commands = new LinkedHashMap<>();
        commands.put("deposit", account -> deposit(account, "d9", 10_00));
        commands.put("deduct", account -> Deposits.deduct(account, ID, "d1", List.of("c1"), BOOKS, BUSINESS_DAY));
        commands.put("giveBack", account -> Deposits.refund(account, ID, "d1", payout(10_00), BOOKS));
        commands.put("bounceDeposit", account -> Deposits.reverse(account, ID, holding("d1"), DEPOSIT, BOOKS, TODAY));
        commands.put("prepay", account -> prepay(account, "pre9", 10_00, null, null));
        commands.put("endPrepayment", account -> Prepayments.end(account, ID, "pre", BOOKS, BUSINESS_DAY));
        commands.put(
                "bouncePrepayment",
                account -> Prepayments.reverse(account, ID, holding("pre"), PREPAYMENT, BOOKS, TODAY));
        commands.put("refund", account -> PayoutPolicy.refund(account, ID, payout(5_00), null, null, BOOKS));
        commands.put(
                "moveOut",
                account -> PayoutPolicy.moveOut(account, ID, "t1", "account-2", yuan(5_00), BOOKS, BUSINESS_DAY));
        commands.put("waive", account -> waive(account, "c1", 10_00, pastOf(owing())));
        commands.put("payRounded", account -> rounded(account, 99_50, 50));
        commands.put("takeInReturned", account -> returned(account, 5_00));
        return commands;
    }

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        String ok = "accepted";
        String no = "NOT_FOUND";
        String books = "BOOKS_CLOSED";
        String closed = "ACCOUNT_CLOSED";
        String poor = "REFUND_ABOVE_CREDIT";
        String rest = "ROUND_OFF_LEAVES_REST";
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put("missing", List.of(no, no, no, no, no, no, no, no, no, no, no, no));
        expected.put("empty", List.of(ok, no, no, ok, ok, no, ok, poor, poor, ok, rest, ok));
        expected.put("owing", List.of(ok, no, no, ok, ok, no, ok, poor, poor, ok, ok, ok));
        expected.put("inCredit", List.of(ok, no, no, ok, ok, no, ok, ok, ok, ok, rest, ok));
        expected.put("holding", List.of(ok, "CHARGE_NOT_OPEN", ok, ok, ok, ok, ok, poor, poor, ok, rest, ok));
        expected.put("booksClosed", List.of(books, no, no, ok, books, no, ok, poor, poor, books, books, books));
        expected.put("closed", List.of(closed, no, no, ok, closed, no, ok, poor, poor, ok, closed, ok));
        return expected.entrySet().stream().flatMap(row -> {
            List<DynamicTest> tests = new ArrayList<>();
            int column = 0;
            for (Map.Entry<String, Function<@Nullable Account, Decision<Account>>> command : COMMANDS.entrySet()) {
                String outcome = row.getValue().get(column++);
                tests.add(DynamicTest.dynamicTest(
                        command.getKey() + " when " + row.getKey() + ": " + outcome,
                        () -> check(command.getValue().apply(state(row.getKey())), outcome)));
            }
            return tests.stream();
        });
    }

    private static void check(Decision<Account> decision, String outcome) {
        assertThat(code(decision)).isEqualTo(outcome);
        if (decision instanceof Decision.Accepted<Account> done) {
            assertSound(done.state());
            done.events().forEach(AccountFixture::postings);
        }
    }

    private static @Nullable Account state(String name) {
        return switch (name) {
            case "empty" -> empty();
            case "owing" -> owing();
            case "inCredit" -> AccountFixture.inCredit();
            case "holding" -> after(prepay(after(deposit(empty(), "d1", 500_00)), 300_00, null, null));
            case "booksClosed" -> AccountFixture.booksClosed();
            case "closed" -> AccountFixture.closed();
            default -> null;
        };
    }

    @Test
    void aDepositIsALiabilityThatPaysWhatItIsDeductedFor() {
        Account holding = after(deposit(owing(), "d1", 80_00));
        assertThat(holding.balanceMinor())
                .as("a deposit pays nothing by itself")
                .isEqualTo(100_00);

        Decision.Accepted<Account> deducted =
                accepted(Deposits.deduct(holding, ID, "d1", List.of("c2", "c1"), BOOKS, BUSINESS_DAY));

        assertThat(deducted.state().openMinor()).isEqualTo(20_00);
        assertThat(deducted.state().holdings().deposits()).isEmpty();
        assertThat(((DepositDeducted) deducted.events().getFirst()).postings())
                .containsExactly(
                        new Posting("2241.04.key-deposit", Posting.Side.DEBIT, yuan(80_00)),
                        new Posting(LedgerAccounts.RECEIVABLES, Posting.Side.CREDIT, yuan(80_00)));
    }

    @Test
    void aDepositIsNeverGivenBackAboveWhatIsHeld() {
        Account holding = after(deposit(empty(), "d1", 80_00));
        assertThat(code(Deposits.refund(holding, ID, "d1", payout(80_01), BOOKS)))
                .isEqualTo("REFUND_ABOVE_HELD");
        Account part = after(Deposits.refund(holding, ID, "d1", payout(30_00), BOOKS));
        assertThat(part.holdings().depositsMinor()).isEqualTo(50_00);
        assertThat(code(Deposits.refund(part, ID, "d1", payout(50_01), BOOKS))).isEqualTo("REFUND_ABOVE_HELD");
    }

    @Test
    void whatWasUsedOfADepositThatBouncedIsOwed() {
        Account used = after(
                Deposits.deduct(after(deposit(owing(), "d1", 500_00)), ID, "d1", List.of("c1"), BOOKS, BUSINESS_DAY));
        Decision.Accepted<Account> bounced = accepted(Deposits.reverse(used, ID, holding("d1"), DEPOSIT, BOOKS, TODAY));

        HoldingReversed event = (HoldingReversed) bounced.events().getFirst();
        assertThat(event.taken()).isEqualTo(yuan(440_00));
        assertThat(event.shortfall()).isNotNull().extracting(Settlement::amount).isEqualTo(yuan(60_00));
        assertThat(bounced.state().openMinor()).isEqualTo(100_00);
        assertThat(code(Deposits.reverse(bounced.state(), ID, holding("d1"), DEPOSIT, BOOKS, TODAY)))
                .isEqualTo("PAYMENT_ALREADY_REVERSED");
    }

    @Test
    void onlyAnItemForDepositsCanBeDeposited() {
        assertThat(code(Deposits.receive(
                        empty(),
                        ID,
                        new ReceiveDeposit("d", "repair", PaymentMethod.CASH, yuan(1), null, TODAY),
                        BOOKS,
                        TODAY)))
                .isEqualTo("NOT_A_DEPOSIT_ITEM");
    }

    @Test
    void aPrepaymentIsReleasedMonthByMonthAndNeverForAnotherItem() {
        Account prepaid = after(prepay(empty(), 100_00, null, null));
        assertThat(prepaid.creditMinor()).isZero();
        Account repaired = after(ChargePolicy.raise(prepaid, ID, AccountFixture.oneOff("r", 10_00), BOOKS));
        assertThat(repaired.openMinor()).as("not for a repair").isEqualTo(10_00);

        Account february = after(ChargePolicy.raise(repaired, ID, charges("c2", 60_00, 2), BOOKS));
        assertThat(february.holdings().prepaidMinor()).isEqualTo(40_00);
        Decision.Accepted<Account> march = accepted(ChargePolicy.raise(february, ID, charges("c3", 60_00, 3), BOOKS));

        assertThat(march.state().holdings().prepayments()).isEmpty();
        assertThat(march.state().open("c3"))
                .isNotNull()
                .extracting(OpenCharge::openMinor)
                .isEqualTo(20_00L);
        assertThat(((PrepaymentReleased) march.events().get(1)).postings())
                .containsExactly(
                        new Posting("2203.management", Posting.Side.DEBIT, yuan(40_00)),
                        new Posting(LedgerAccounts.RECEIVABLES, Posting.Side.CREDIT, yuan(40_00)));
    }

    @Test
    void aMonthOutsideThePrepaidTimeIsNotPaidByIt() {
        Account prepaid = after(prepay(empty(), 100_00, null, null));
        Account june = after(ChargePolicy.raise(prepaid, ID, charges("c6", 60_00, 6), BOOKS));
        assertThat(june.openMinor()).isEqualTo(60_00);
    }

    @Test
    void whatIsChargedAlreadyIsPaidFirst() {
        Account charged = after(ChargePolicy.raise(empty(), ID, charges("c2", 60_00, 2), BOOKS));
        Account prepaid = after(prepay(charged, 100_00, null, null));
        assertThat(prepaid.openCharges()).isEmpty();
        assertThat(prepaid.holdings().prepaidMinor()).isEqualTo(40_00);
    }

    @Test
    void aDiscountCoversItsShareOfEveryMonthAndOnlyMoneyComesBack() {
        // 270.00 for three months of 100.00: a tenth of each month is the discount.
        Account prepaid = after(prepay(empty(), 270_00, yuan(30_00), null));
        Account february = after(ChargePolicy.raise(prepaid, ID, charges("c2", 100_00, 2), BOOKS));
        assertThat(february.openCharges()).isEmpty();
        assertThat(february.totals().waivedMinor()).isEqualTo(10_00);

        Decision.Accepted<Account> moved = accepted(Prepayments.end(february, ID, "pre", BOOKS, BUSINESS_DAY));

        assertThat(moved.state().creditMinor()).isEqualTo(180_00);
        assertThat(((PrepaymentEnded) moved.events().getFirst()).discountLapsed())
                .isEqualTo(yuan(20_00));
        assertThat(code(PayoutPolicy.refund(moved.state(), ID, payout(180_01), null, null, BOOKS)))
                .isEqualTo("REFUND_ABOVE_CREDIT");
        assertThat(after(PayoutPolicy.refund(moved.state(), ID, payout(180_00), null, null, BOOKS))
                        .creditMinor())
                .isZero();
    }

    @Test
    void aPriceThatWasHeldIsNotRaised() {
        Account prepaid = after(prepay(empty(), 300_00, null, yuan(100_00)));
        Account dearer = after(ChargePolicy.raise(prepaid, ID, charges("c2", 120_00, 2), BOOKS));
        assertThat(dearer.openCharges()).isEmpty();
        assertThat(dearer.holdings().prepaidMinor()).isEqualTo(200_00);
        assertThat(dearer.totals().waivedMinor()).isEqualTo(20_00);

        Account floating = after(
                ChargePolicy.raise(after(prepay(empty(), 300_00, null, null)), ID, charges("c2", 120_00, 2), BOOKS));
        assertThat(floating.holdings().prepaidMinor()).isEqualTo(180_00);
    }

    @Test
    void whatIsLeftOffAtTheDeskLeavesNothingSmallOpen() {
        Decision.Accepted<Account> paid = accepted(rounded(owing(), 99_50, 50));
        assertThat(paid.state().openCharges()).isEmpty();
        ChargeReduced off = (ChargeReduced) paid.events().get(1);
        assertThat(off.cause()).isEqualTo(ChargeReduced.Cause.ROUND_OFF);
        assertThat(off.postings())
                .containsExactly(
                        new Posting("6001.management", Posting.Side.DEBIT, yuan(50)),
                        new Posting(LedgerAccounts.RECEIVABLES, Posting.Side.CREDIT, yuan(50)));
        assertThat(code(rounded(owing(), 99_00, 50))).isEqualTo("ROUND_OFF_LEAVES_REST");
        assertThat(code(rounded(owing(), 120_00, 50))).isEqualTo("ROUND_OFF_LEAVES_REST");
    }

    @Test
    void aWaiverTakesOffWhatIsOwedFirstAndSetsFreeWhatWasPaid() {
        Account paid = after(PaymentPolicy.record(owing(), ID, payment("p", 40_00), BOOKS, TODAY));
        Decision.Accepted<Account> waived = accepted(waive(paid, "c1", 50_00, pastOf(owing())));
        // c1 is 60.00, of which 20.00 are owed: those go, and 30.00 come free for c2.
        ChargeReduced event = (ChargeReduced) waived.events().getFirst();
        assertThat(event.reductions().getFirst().owed()).isEqualTo(yuan(20_00));
        assertThat(event.reductions().getFirst().freed()).isEqualTo(yuan(30_00));
        assertThat(waived.state().openMinor()).isEqualTo(10_00);
        assertThat(code(waive(paid, "c1", 60_01, pastOf(owing())))).isEqualTo("REDUCED_BELOW_ZERO");
        assertThat(code(waive(paid, "nope", 1, pastOf(owing())))).isEqualTo("CHARGE_UNKNOWN");
    }

    @Test
    void aPaymentIsRefundedNoMoreThanOnce() {
        Account overpaid = after(PaymentPolicy.record(
                after(PaymentPolicy.record(owing(), ID, payment("p0", 100_00), BOOKS, TODAY)),
                ID,
                payment("p1", 50_00),
                BOOKS,
                TODAY));
        PaymentRecorded p1 = recorded(PaymentPolicy.record(empty(), ID, payment("p1", 50_00), BOOKS, TODAY));
        PastPayment refunded = new PastPayment(p1, false, 30_00, Map.of());
        assertThat(code(PayoutPolicy.refund(overpaid, ID, payout(20_01), "p1", refunded, BOOKS)))
                .isEqualTo("REFUND_ABOVE_PAID");
        assertThat(code(PayoutPolicy.refund(overpaid, ID, payout(20_00), "p1", refunded, BOOKS)))
                .isEqualTo("accepted");
        assertThat(code(PayoutPolicy.refund(
                        overpaid, ID, payout(1), "p1", new PastPayment(p1, true, 0, Map.of()), BOOKS)))
                .isEqualTo("PAYMENT_ALREADY_REVERSED");
    }

    @Test
    void aTransferLeavesByClearingAndArrivesByIt() {
        Decision.Accepted<Account> left = accepted(PayoutPolicy.moveOut(
                AccountFixture.inCredit(), ID, "t1", "account-2", yuan(25_00), BOOKS, BUSINESS_DAY));
        assertThat(((CreditMovedOut) left.events().getFirst()).postings())
                .contains(new Posting(LedgerAccounts.CLEARING, Posting.Side.CREDIT, yuan(25_00)));
        Decision.Accepted<Account> arrived = accepted(PaymentPolicy.record(
                owing(),
                ID,
                new RecordPayment(
                        "t1",
                        PaymentMethod.CLEARING,
                        yuan(25_00),
                        null,
                        BUSINESS_DAY,
                        List.of(),
                        null,
                        new Clearing(Clearing.Type.TRANSFER, "t1")),
                BOOKS,
                TODAY));
        assertThat(((PaymentRecorded) arrived.events().getFirst()).postings())
                .contains(new Posting(LedgerAccounts.CLEARING, Posting.Side.DEBIT, yuan(25_00)));
    }

    @Test
    void theContractsOrderDecidesWhatIsPaidFirst() {
        Account owing = after(ChargePolicy.raise(
                after(ChargePolicy.raise(empty(), ID, lateFee("f", 10_00), BOOKS)),
                ID,
                charges("c2", 60_00, 2),
                BOOKS));
        Books principalFirst = new Books(Books.COMPANY, false, BOOKS.items(), List.of("principal", "late_fee", "cost"));

        assertThat(recorded(PaymentPolicy.record(owing, ID, payment("p", 15_00), BOOKS, TODAY))
                        .allocations())
                .extracting(Settlement::chargeId)
                .containsExactly("f", "c2");
        assertThat(recorded(PaymentPolicy.record(owing, ID, payment("p", 15_00), principalFirst, TODAY))
                        .allocations())
                .extracting(Settlement::chargeId)
                .containsExactly("c2");
        assertThat(recorded(PaymentPolicy.record(owing, ID, payment("p", 65_00, "f"), principalFirst, TODAY))
                        .allocations())
                .as("what the debtor named goes before the contract's order")
                .extracting(Settlement::chargeId)
                .containsExactly("f", "c2");
    }

    @Test
    void inheritedArrearsAreNoIncomeOfToday() {
        Decision.Accepted<Account> inherited =
                accepted(ChargePolicy.raise(empty(), ID, AccountFixture.inherited("old", 90_00), BOOKS));
        assertThat(((ChargesRaised) inherited.events().getFirst()).postings())
                .containsExactly(
                        new Posting(LedgerAccounts.RECEIVABLES, Posting.Side.DEBIT, yuan(90_00)),
                        new Posting(LedgerAccounts.OPENING, Posting.Side.CREDIT, yuan(90_00)));
        Decision.Accepted<Account> waived =
                accepted(waive(inherited.state(), "old", 90_00, PastCharge.of(inherited.events())));
        assertThat(((ChargeReduced) waived.events().getFirst()).postings())
                .contains(new Posting(LedgerAccounts.OPENING, Posting.Side.DEBIT, yuan(90_00)));
    }

    @Test
    void remembersWhatWasSettledAfterItsDayUntilLateFeesAreAccrued() {
        // c1 was due on 10 February, c2 on 10 March; the payment came on the 15th of March.
        Account late = after(PaymentPolicy.record(owing(), ID, payment("p", 100_00), BOOKS, TODAY));
        assertThat(late.settledLate()).containsExactly("c1", "c2");
        assertThat(late.lateFeesAccrued().settledLate()).isEmpty();
    }

    private static RaiseCharges lateFee(String chargeId, long minor) {
        return new RaiseCharges(
                null,
                null,
                null,
                List.of(new RaiseCharges.Line(
                        chargeId, "repair", ChargeKind.LATE_FEE, null, BUSINESS_DAY, yuan(minor), null, "c1", false)),
                Map.of(),
                BUSINESS_DAY);
    }

    private static Map<String, PastCharge> pastOf(Account owing) {
        List<Object> events = new ArrayList<>();
        for (OpenCharge charge : owing.openCharges()) {
            events.addAll(accepted(ChargePolicy.raise(
                            empty(),
                            ID,
                            charges(
                                    charge.chargeId(),
                                    charge.amountMinor(),
                                    charge.dueOn().getMonthValue()),
                            BOOKS))
                    .events());
        }
        return PastCharge.of(events);
    }

    private static Decision<Account> deposit(@Nullable Account account, String id, long minor) {
        return Deposits.receive(
                account,
                ID,
                new ReceiveDeposit(id, "key-deposit", PaymentMethod.CASH, yuan(minor), null, BUSINESS_DAY),
                BOOKS,
                TODAY);
    }

    private static Decision<Account> prepay(
            @Nullable Account account, long minor, @Nullable Money discount, @Nullable Money monthly) {
        return prepay(account, "pre", minor, discount, monthly);
    }

    private static Decision<Account> prepay(
            @Nullable Account account, String id, long minor, @Nullable Money discount, @Nullable Money monthly) {
        return Prepayments.receive(
                account,
                ID,
                new ReceivePrepayment(
                        id,
                        "management",
                        QUARTER,
                        PaymentMethod.CASH,
                        yuan(minor),
                        discount,
                        monthly,
                        null,
                        BUSINESS_DAY),
                BOOKS,
                TODAY);
    }

    private static Deposits.Payout payout(long minor) {
        return new Deposits.Payout("refund-1", PaymentMethod.BANK_TRANSFER, yuan(minor), TODAY);
    }

    private static ReverseHolding holding(String id) {
        return new ReverseHolding(id, ReversalReason.BOUNCED, false, TODAY);
    }

    private static Decision<Account> waive(
            @Nullable Account account, String chargeId, long minor, Map<String, PastCharge> past) {
        return Reductions.reduce(
                account,
                ID,
                new ReduceCharges(
                        "w1",
                        ChargeReduced.Cause.WAIVER,
                        List.of(new ReduceCharges.Line(chargeId, yuan(minor))),
                        BUSINESS_DAY),
                past,
                BOOKS);
    }

    private static Decision<Account> rounded(@Nullable Account account, long minor, long off) {
        return PaymentPolicy.record(
                account,
                ID,
                new RecordPayment(
                        "p9", PaymentMethod.CASH, yuan(minor), null, BUSINESS_DAY, List.of(), yuan(off), null),
                BOOKS,
                TODAY);
    }

    private static Decision<Account> returned(@Nullable Account account, long minor) {
        return PaymentPolicy.record(
                account,
                ID,
                new RecordPayment(
                        "t9",
                        PaymentMethod.CLEARING,
                        yuan(minor),
                        null,
                        BUSINESS_DAY,
                        List.of(),
                        null,
                        new Clearing(Clearing.Type.RETURNED_TRANSFER, "t9")),
                BOOKS,
                TODAY);
    }

    @Test
    void everyClassOfFeeHasItsOwnSideInAWaiver() {
        Account owing = after(ChargePolicy.raise(empty(), ID, AccountFixture.oneOff("w", "water", 10_00), BOOKS));
        List<Object> raised = accepted(
                        ChargePolicy.raise(empty(), ID, AccountFixture.oneOff("w", "water", 10_00), BOOKS))
                .events();
        Decision.Accepted<Account> waived = accepted(waive(owing, "w", 10_00, PastCharge.of(raised)));
        assertThat(((ChargeReduced) waived.events().getFirst()).postings())
                .containsExactly(
                        new Posting(
                                LedgerAccounts.counterpart(FeeClass.COLLECTED_FOR_OTHERS, "water"),
                                Posting.Side.DEBIT,
                                yuan(10_00)),
                        new Posting(
                                LedgerAccounts.receivables(FeeClass.COLLECTED_FOR_OTHERS),
                                Posting.Side.CREDIT,
                                yuan(10_00)));
    }
}
