package org.steward.billing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.steward.billing.account.AccountFixture.BOOKS;
import static org.steward.billing.account.AccountFixture.ID;
import static org.steward.billing.account.AccountFixture.TODAY;
import static org.steward.billing.account.AccountFixture.accepted;
import static org.steward.billing.account.AccountFixture.after;
import static org.steward.billing.account.AccountFixture.assertSound;
import static org.steward.billing.account.AccountFixture.charges;
import static org.steward.billing.account.AccountFixture.code;
import static org.steward.billing.account.AccountFixture.empty;
import static org.steward.billing.account.AccountFixture.inCredit;
import static org.steward.billing.account.AccountFixture.oneOff;
import static org.steward.billing.account.AccountFixture.owing;
import static org.steward.billing.account.AccountFixture.payment;
import static org.steward.billing.account.AccountFixture.recorded;
import static org.steward.billing.account.AccountFixture.reversal;
import static org.steward.billing.account.AccountFixture.yuan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.fixture.Duty;
import org.steward.platform.money.Money;

@Duty("B1")
class AccountTest {

    /** Left nothing but credit, so that taking it back makes sense in any state. */
    private static final PastPayment PAST =
            PastPayment.untouched(recorded(PaymentPolicy.record(empty(), ID, payment("p1", 10_00), BOOKS, TODAY)));

    private static final Map<String, Function<@Nullable Account, Decision<Account>>> COMMANDS = Map.of(
            "open", account -> LifePolicy.open(account, empty()),
            "raise", account -> ChargePolicy.raise(account, ID, oneOff("c9", 10_00), BOOKS),
            "pay", account -> PaymentPolicy.record(account, ID, payment("p9", 10_00), BOOKS, TODAY),
            "reverse", account -> PaymentPolicy.reverse(account, ID, reversal("p1"), PAST, BOOKS, TODAY),
            "takeBack",
                    account -> ChargePolicy.reverse(
                            account,
                            ID,
                            new ReverseCharge(
                                    "c0",
                                    "repair",
                                    FeeClass.OWN_INCOME,
                                    yuan(5_00),
                                    "request-0",
                                    null,
                                    AccountFixture.BUSINESS_DAY),
                            null,
                            BOOKS),
            "close", account -> LifePolicy.close(account, ID, TODAY),
            "closeBooks", account -> LifePolicy.closeBooks(account, ID, TODAY.minusDays(1), TODAY));

    /** Every command in every state: the code of the refusal, or that it is done. */
    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        String no = "NOT_FOUND";
        String ok = "accepted";
        String books = "BOOKS_CLOSED";
        String closed = "ACCOUNT_CLOSED";
        String unsettled = "ACCOUNT_NOT_SETTLED";
        Map<String, Map<String, String>> expected = Map.of(
                "missing", row(ok, no, no, no, no, no, no),
                "empty", row("unchanged", ok, ok, ok, ok, ok, ok),
                "owing", row("unchanged", ok, ok, ok, ok, unsettled, ok),
                "inCredit", row("unchanged", ok, ok, ok, ok, unsettled, ok),
                "booksClosed", row("unchanged", books, books, ok, books, unsettled, ok),
                "closed", row("unchanged", closed, closed, ok, ok, closed, ok));
        return expected.entrySet().stream().flatMap(state -> state.getValue().entrySet().stream()
                .map(cell -> DynamicTest.dynamicTest(
                        cell.getKey() + " when " + state.getKey() + ": " + cell.getValue(), () -> {
                            Decision<Account> decision =
                                    COMMANDS.get(cell.getKey()).apply(state(state.getKey()));
                            assertThat(code(decision)).isEqualTo(cell.getValue());
                            if (decision instanceof Decision.Accepted<Account> done) {
                                assertSound(done.state());
                                done.events().forEach(AccountFixture::postings);
                            }
                        })));
    }

    private static Map<String, String> row(
            String open, String raise, String pay, String reverse, String takeBack, String close, String closeBooks) {
        return Map.of(
                "open", open,
                "raise", raise,
                "pay", pay,
                "reverse", reverse,
                "takeBack", takeBack,
                "close", close,
                "closeBooks", closeBooks);
    }

    private static @Nullable Account state(String name) {
        return switch (name) {
            case "empty" -> empty();
            case "owing" -> owing();
            case "inCredit" -> inCredit();
            case "booksClosed" -> AccountFixture.booksClosed();
            case "closed" -> AccountFixture.closed();
            default -> null;
        };
    }

    @Test
    void paysTheOldestChargeFirstAndKeepsTheRestOpen() {
        Decision<Account> decision = PaymentPolicy.record(owing(), ID, payment("p1", 70_00), BOOKS, TODAY);

        assertThat(after(decision).openCharges())
                .singleElement()
                .satisfies(charge -> assertThat(charge.chargeId()).isEqualTo("c2"))
                .satisfies(charge -> assertThat(charge.openMinor()).isEqualTo(30_00));
        assertThat(recorded(decision).allocations())
                .extracting(Settlement::chargeId, Settlement::amount)
                .containsExactly(tuple("c1", yuan(60_00)), tuple("c2", yuan(10_00)));
        assertThat(recorded(decision).postings())
                .containsExactly(
                        new Posting(LedgerAccounts.CASH, Posting.Side.DEBIT, yuan(70_00)),
                        new Posting(LedgerAccounts.RECEIVABLES, Posting.Side.CREDIT, yuan(70_00)));
    }

    @Test
    void paysWhatThePayerNamedBeforeTheOldest() {
        Decision<Account> decision = PaymentPolicy.record(owing(), ID, payment("p1", 50_00, "c2"), BOOKS, TODAY);

        assertThat(recorded(decision).allocations())
                .extracting(Settlement::chargeId, Settlement::amount)
                .containsExactly(tuple("c2", yuan(40_00)), tuple("c1", yuan(10_00)));
    }

    @Test
    void keepsAnOverpaymentAsCreditAndUsesItForTheNextCharge() {
        Account overpaid = after(PaymentPolicy.record(owing(), ID, payment("p1", 130_00), BOOKS, TODAY));
        assertThat(overpaid.creditMinor()).isEqualTo(30_00);
        assertThat(overpaid.balanceMinor()).isEqualTo(-30_00);

        Decision.Accepted<Account> charged = accepted(ChargePolicy.raise(overpaid, ID, oneOff("c3", 45_00), BOOKS));

        assertThat(charged.events()).hasSize(2);
        assertThat(((CreditApplied) charged.events().get(1)).amount()).isEqualTo(yuan(30_00));
        assertThat(charged.state().creditMinor()).isZero();
        assertThat(charged.state().openMinor()).isEqualTo(15_00);
        assertSound(charged.state());
    }

    @Test
    void opensTheChargesOfAReversedPaymentAgain() {
        Decision.Accepted<Account> paid =
                accepted(PaymentPolicy.record(owing(), ID, payment("p1", 70_00), BOOKS, TODAY));

        Account owing = after(PaymentPolicy.reverse(paid.state(), ID, reversal("p1"), past(paid), BOOKS, TODAY));

        assertThat(owing.openMinor()).isEqualTo(100_00);
        assertThat(owing.open("c1")).isEqualTo(owing().open("c1"));
        assertThat(owing.open("c2")).isEqualTo(owing().open("c2"));
        assertSound(owing);
    }

    @Test
    void owesWhatAReversedPaymentHadLeftAsCreditAndWasUsedSince() {
        Decision.Accepted<Account> paid =
                accepted(PaymentPolicy.record(owing(), ID, payment("p1", 130_00), BOOKS, TODAY));
        Account used = after(ChargePolicy.raise(paid.state(), ID, oneOff("c3", 20_00), BOOKS));
        assertThat(used.creditMinor()).isEqualTo(10_00);

        Decision.Accepted<Account> reversed =
                accepted(PaymentPolicy.reverse(used, ID, reversal("p1"), past(paid), BOOKS, TODAY));

        PaymentReversed event = (PaymentReversed) reversed.events().getFirst();
        assertThat(event.creditTaken()).isEqualTo(yuan(10_00));
        assertThat(event.shortfall()).isNotNull();
        assertThat(event.shortfall().amount()).isEqualTo(yuan(20_00));
        assertThat(reversed.state().balanceMinor()).isEqualTo(120_00);
        assertSound(reversed.state());
    }

    @Test
    void takesAChargeBackAndMakesWhatWasPaidOfItCreditForTheOthers() {
        Account paid = after(PaymentPolicy.record(owing(), ID, payment("p1", 70_00), BOOKS, TODAY));

        Decision.Accepted<Account> reversed = accepted(ChargePolicy.reverse(
                paid,
                ID,
                new ReverseCharge("c1", "management", FeeClass.OWN_INCOME, yuan(60_00), null, null, TODAY),
                null,
                BOOKS));

        ChargeReversed event = (ChargeReversed) reversed.events().getFirst();
        assertThat(event.freed()).isEqualTo(yuan(60_00));
        // 30.00 of c2 were open; 60.00 came free: c2 is settled and 30.00 are left.
        assertThat(reversed.state().openCharges()).isEmpty();
        assertThat(reversed.state().creditMinor()).isEqualTo(30_00);
        reversed.events().forEach(AccountFixture::postings);
        assertSound(reversed.state());
    }

    @Test
    void refusesToReverseTwiceAndToReverseAnotherAccountsPayment() {
        Decision.Accepted<Account> paid =
                accepted(PaymentPolicy.record(owing(), ID, payment("p1", 70_00), BOOKS, TODAY));
        PastPayment twice = new PastPayment(past(paid).recorded(), true, 0, Map.of());

        assertThat(code(PaymentPolicy.reverse(paid.state(), ID, reversal("p1"), twice, BOOKS, TODAY)))
                .isEqualTo("PAYMENT_ALREADY_REVERSED");
        assertThat(code(PaymentPolicy.reverse(paid.state(), ID, reversal("p1"), null, BOOKS, TODAY)))
                .isEqualTo("NOT_FOUND");
        Account other = Account.opened("site-1", "account-2", "customer-2", "unit-2", "CNY");
        assertThat(code(PaymentPolicy.reverse(other, "account-2", reversal("p1"), past(paid), BOOKS, TODAY)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void opensAClosedAccountWhoseLastPaymentBounced() {
        Decision.Accepted<Account> paid =
                accepted(PaymentPolicy.record(owing(), ID, payment("p1", 100_00), BOOKS, TODAY));
        Account closed = after(LifePolicy.close(paid.state(), ID, TODAY));

        Decision.Accepted<Account> reversed =
                accepted(PaymentPolicy.reverse(closed, ID, reversal("p1"), past(paid), BOOKS, TODAY));

        assertThat(reversed.state().status()).isEqualTo(Account.Status.OPEN);
        assertThat(reversed.events().get(1)).isInstanceOf(AccountReopened.class);
    }

    @Test
    void billsAPeriodOnce() {
        Account billed = after(ChargePolicy.raise(empty(), ID, charges("c1", 60_00, 2), BOOKS));

        assertThat(code(ChargePolicy.raise(billed, ID, charges("c1-again", 60_00, 2), BOOKS)))
                .isEqualTo("ALREADY_BILLED");
        assertThat(code(ChargePolicy.raise(billed, ID, charges("c2", 60_00, 3), BOOKS)))
                .isEqualTo("accepted");
    }

    @Test
    void billsAPeriodWithoutUseAndOwesNothing() {
        Decision.Accepted<Account> raised = accepted(ChargePolicy.raise(empty(), ID, charges("c1", 0, 2), BOOKS));

        assertThat(raised.state().openCharges()).isEmpty();
        assertThat(((ChargesRaised) raised.events().getFirst()).postings()).isEmpty();
        assertThat(code(ChargePolicy.raise(raised.state(), ID, charges("c2", 0, 2), BOOKS)))
                .isEqualTo("ALREADY_BILLED");
    }

    @Test
    void refusesWhatIsNoAmountNamingTheField() {
        assertThat(refusal(ChargePolicy.raise(empty(), ID, oneOff("c1", 0), BOOKS)))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly("AMOUNT_NOT_POSITIVE", "charges[0].amount");
        assertThat(refusal(PaymentPolicy.record(empty(), ID, payment("p", -1), BOOKS, TODAY)))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly("AMOUNT_NOT_POSITIVE", "amount");
        assertThat(refusal(PaymentPolicy.record(empty(), ID, payment("p", Long.MAX_VALUE), BOOKS, TODAY))
                        .code())
                .isEqualTo("AMOUNT_TOO_LARGE");
        RecordPayment dollars = new RecordPayment(
                "p", PaymentMethod.POS, Money.ofMinor(1, "USD"), null, AccountFixture.BUSINESS_DAY, List.of());
        assertThat(refusal(PaymentPolicy.record(empty(), ID, dollars, BOOKS, TODAY))
                        .field())
                .isEqualTo("amount.currency");
    }

    @Test
    void refusesMoneyOfTomorrowAndForAChargeThatIsNotOpen() {
        RecordPayment tomorrow =
                new RecordPayment("p", PaymentMethod.CASH, yuan(1), null, TODAY.plusDays(1), List.of());
        assertThat(code(PaymentPolicy.record(owing(), ID, tomorrow, BOOKS, TODAY)))
                .isEqualTo("RECEIVED_IN_FUTURE");
        assertThat(refusal(PaymentPolicy.record(owing(), ID, payment("p", 1, "c1", "nope"), BOOKS, TODAY)))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly("CHARGE_NOT_OPEN", "charges[1]");
    }

    @Test
    void refusesAChargeIdThatIsOpenAlready() {
        Account charged = after(ChargePolicy.raise(empty(), ID, oneOff("c1", 10_00), BOOKS));
        assertThat(code(ChargePolicy.raise(charged, ID, oneOff("c1", 10_00), BOOKS)))
                .isEqualTo("CHARGE_EXISTS");
    }

    @Test
    void booksEveryClassUnderItsOwnAccounts() {
        Map<String, String> expected = Map.of(
                "repair", "1122 6001.repair",
                "water", "1221.02 2241.02.water",
                "advertising", "1221.03 2241.03.advertising",
                "key-deposit", "1221.04 2241.04.key-deposit",
                "tax", "1221.05 2221.tax");
        expected.forEach((item, accounts) -> {
            Decision.Accepted<Account> raised =
                    accepted(ChargePolicy.raise(empty(), ID, oneOff("c1", item, 10_00), BOOKS));
            ChargesRaised event = (ChargesRaised) raised.events().getFirst();
            assertThat(ledgerAccounts(event.postings())).isEqualTo(accounts);
            assertThat(event.entityId()).isEqualTo(Books.COMPANY);
            PaymentRecorded paid =
                    recorded(PaymentPolicy.record(raised.state(), ID, payment("p", 10_00), BOOKS, TODAY));
            assertThat(ledgerAccounts(paid.postings()))
                    .isEqualTo("1001 " + accounts.substring(0, accounts.indexOf(' ')));
        });
    }

    @Test
    void holdsManagementFeesForTheOwnersUnderARemunerationContract() {
        Books forOwners = new Books("entity-2", true, BOOKS.items());

        Decision.Accepted<Account> raised =
                accepted(ChargePolicy.raise(empty(), ID, charges("c1", 60_00, 2), forOwners));
        ChargesRaised event = (ChargesRaised) raised.events().getFirst();

        assertThat(event.charges().getFirst().feeClass()).isEqualTo(FeeClass.SERVICE_FUND);
        assertThat(event.entityId()).isEqualTo("entity-2");
        assertThat(ledgerAccounts(event.postings())).isEqualTo("1221.01 2241.01.management");
        // What is not part of the management fee stays the company's.
        ChargesRaised repair = (ChargesRaised) accepted(ChargePolicy.raise(empty(), ID, oneOff("c2", 10_00), forOwners))
                .events()
                .getFirst();
        assertThat(ledgerAccounts(repair.postings())).isEqualTo("1122 6001.repair");
        // Paid after the contract ended: what was charged under it is taken off where it was booked.
        PaymentRecorded paid = recorded(PaymentPolicy.record(raised.state(), ID, payment("p", 60_00), BOOKS, TODAY));
        assertThat(ledgerAccounts(paid.postings())).isEqualTo("1001 1221.01");
    }

    @Test
    void refusesAnItemThatIsNotDefined() {
        assertThat(refusal(ChargePolicy.raise(empty(), ID, oneOff("c1", "castle", 10_00), BOOKS)))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly("FEE_ITEM_UNKNOWN", "charges[0].item");
    }

    private static String ledgerAccounts(List<Posting> postings) {
        return postings.stream().map(Posting::ledgerAccount).collect(Collectors.joining(" "));
    }

    @Test
    void closesBooksForwardOnly() {
        Account closed = after(LifePolicy.closeBooks(empty(), ID, TODAY.minusDays(2), TODAY));

        assertThat(code(LifePolicy.closeBooks(closed, ID, TODAY.minusDays(3), TODAY)))
                .isEqualTo("unchanged");
        assertThat(code(LifePolicy.closeBooks(closed, ID, TODAY, TODAY))).isEqualTo("DAY_NOT_OVER");
        assertThat(after(LifePolicy.closeBooks(closed, ID, LocalDate.of(2026, 3, 19), TODAY))
                        .closedThrough())
                .isEqualTo(LocalDate.of(2026, 3, 19));
    }

    private static Refusal refusal(Decision<Account> decision) {
        return ((Decision.Refused<Account>) decision).refusal();
    }

    private static PastPayment past(Decision.Accepted<Account> paid) {
        return PastPayment.untouched((PaymentRecorded) paid.events().getFirst());
    }
}
