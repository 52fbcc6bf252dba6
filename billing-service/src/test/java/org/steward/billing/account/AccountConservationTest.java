package org.steward.billing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.account.AccountFixture.BOOKS;
import static org.steward.billing.account.AccountFixture.BUSINESS_DAY;
import static org.steward.billing.account.AccountFixture.ID;
import static org.steward.billing.account.AccountFixture.TODAY;
import static org.steward.billing.account.AccountFixture.assertSound;
import static org.steward.billing.account.AccountFixture.empty;
import static org.steward.billing.account.AccountFixture.oneOff;
import static org.steward.billing.account.AccountFixture.payment;
import static org.steward.billing.account.AccountFixture.postings;
import static org.steward.billing.account.AccountFixture.reversal;
import static org.steward.billing.account.AccountFixture.yuan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

/** Whatever happens to an account, no fen comes from nowhere and none is lost. */
@Duty({"B1", "B2", "B11"})
class AccountConservationTest {

    private static final List<String> ITEMS = List.of("repair", "water", "advertising", "key-deposit", "tax");
    private static final BillingPeriod YEAR = new BillingPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    /** One thing that happens; {@code pick} chooses what it happens to. */
    record Step(Kind kind, long minor, int pick) {
        enum Kind {
            CHARGE,
            MONTH,
            INHERIT,
            PAY,
            PAY_ROUNDED,
            REVERSE,
            TAKE_BACK,
            WAIVE,
            DEPOSIT,
            DEDUCT,
            GIVE_BACK,
            PREPAY,
            END_PREPAYMENT,
            REVERSE_HOLDING,
            REFUND,
            MOVE_OUT
        }
    }

    /** An account and all that happened to it. */
    private static final class Story {
        private final List<Object> events = new ArrayList<>();
        private final Map<String, Long> ledger = new HashMap<>();
        private Account account = empty();

        void happens(Decision<Account> decision) {
            if (decision instanceof Decision.Accepted<Account> accepted) {
                account = accepted.state();
                for (Object event : accepted.events()) {
                    events.add(event);
                    postings(event)
                            .forEach(
                                    posting -> ledger.merge(posting.ledgerAccount(), posting.signedMinor(), Long::sum));
                }
            }
        }

        <T> List<T> all(Class<T> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }

        long balance(String ledgerAccount) {
            return ledger.getOrDefault(ledgerAccount, 0L);
        }
    }

    @Property(tries = 1_000)
    void keepsEveryFen(@ForAll("histories") List<Step> history) {
        Story story = new Story();
        for (int i = 0; i < history.size(); i++) {
            story.happens(decide(story, history.get(i), i));
            assertSound(story.account);
        }
        checkLedger(story);
        checkHistory(story);
    }

    private static Decision<Account> decide(Story story, Step step, int i) {
        Account account = story.account;
        return switch (step.kind()) {
            case CHARGE ->
                ChargePolicy.raise(account, ID, oneOff("c" + i, ITEMS.get(i % ITEMS.size()), step.minor()), BOOKS);
            case MONTH ->
                ChargePolicy.raise(
                        account, ID, AccountFixture.charges("c" + i, step.minor(), 1 + step.pick() % 12), BOOKS);
            case INHERIT -> ChargePolicy.raise(account, ID, AccountFixture.inherited("c" + i, step.minor()), BOOKS);
            case PAY -> PaymentPolicy.record(account, ID, payment("p" + i, step.minor()), BOOKS, TODAY);
            case PAY_ROUNDED -> PaymentPolicy.record(account, ID, rounded(account, i, step.pick()), BOOKS, TODAY);
            case REVERSE -> reverse(story, step.pick());
            case TAKE_BACK -> takeBack(story, step.pick());
            case WAIVE -> waive(story, step, i);
            case DEPOSIT ->
                Deposits.receive(
                        account,
                        ID,
                        new ReceiveDeposit("d" + i, "key-deposit", PaymentMethod.POS, yuan(step.minor()), null, TODAY),
                        BOOKS,
                        TODAY);
            case DEDUCT, GIVE_BACK -> useDeposit(account, step, i);
            case PREPAY -> Prepayments.receive(account, ID, prepayment(step, i), BOOKS, TODAY);
            case END_PREPAYMENT ->
                account.holdings().prepayments().isEmpty()
                        ? Decision.unchanged()
                        : Prepayments.end(
                                account,
                                ID,
                                account.holdings().prepayments().getFirst().prepaymentId(),
                                BOOKS,
                                TODAY);
            case REVERSE_HOLDING -> reverseHolding(story, step.pick());
            case REFUND -> PayoutPolicy.refund(account, ID, payout("r" + i, step.minor()), null, null, BOOKS);
            case MOVE_OUT ->
                PayoutPolicy.moveOut(
                        account,
                        ID,
                        "t" + i,
                        "account-2",
                        yuan(Math.min(step.minor(), Math.max(1, account.creditMinor()))),
                        BOOKS,
                        TODAY);
        };
    }

    /** All that is owed but a few fen, which are left off. */
    private static RecordPayment rounded(Account account, int i, int fen) {
        long open = Math.max(2, account.openMinor());
        long off = Math.min(open - 1, 1 + fen);
        return new RecordPayment(
                "p" + i, PaymentMethod.CHEQUE, yuan(open - off), null, TODAY, List.of(), yuan(off), null);
    }

    private static Decision<Account> reverse(Story story, int pick) {
        List<PaymentRecorded> payments = story.all(PaymentRecorded.class);
        if (payments.isEmpty()) {
            return Decision.unchanged();
        }
        PaymentRecorded paid = payments.get(pick % payments.size());
        boolean reversed = story.all(PaymentReversed.class).stream()
                .anyMatch(event -> event.paymentId().equals(paid.paymentId()));
        return PaymentPolicy.reverse(
                story.account,
                ID,
                reversal(paid.paymentId()),
                new PastPayment(paid, reversed, 0, PastCharge.of(story.events)),
                BOOKS,
                TODAY);
    }

    private static Decision<Account> takeBack(Story story, int pick) {
        List<PastCharge> charges = raised(story);
        if (charges.isEmpty()) {
            return Decision.unchanged();
        }
        PastCharge charge = charges.get(pick % charges.size());
        boolean gone = story.all(ChargeReversed.class).stream()
                .anyMatch(event -> event.chargeId().equals(charge.chargeId()));
        return gone
                ? Decision.unchanged()
                : ChargePolicy.reverse(
                        story.account,
                        ID,
                        new ReverseCharge(
                                charge.chargeId(),
                                charge.item(),
                                charge.feeClass(),
                                charge.amount(),
                                null,
                                null,
                                TODAY),
                        charge,
                        BOOKS);
    }

    private static List<PastCharge> raised(Story story) {
        return PastCharge.of(story.events).values().stream()
                .filter(charge -> charge.feeClass() != FeeClass.RESTORED)
                .toList();
    }

    private static Decision<Account> waive(Story story, Step step, int i) {
        List<PastCharge> charges = raised(story);
        if (charges.isEmpty()) {
            return Decision.unchanged();
        }
        PastCharge charge = charges.get(step.pick() % charges.size());
        ChargeReduced.Cause cause = step.pick() % 2 == 0 ? ChargeReduced.Cause.WAIVER : ChargeReduced.Cause.ADJUSTMENT;
        return Reductions.reduce(
                story.account,
                ID,
                new ReduceCharges(
                        "w" + i, cause, List.of(new ReduceCharges.Line(charge.chargeId(), yuan(step.minor()))), TODAY),
                PastCharge.of(story.events),
                BOOKS);
    }

    private static Decision<Account> useDeposit(Account account, Step step, int i) {
        if (account.holdings().deposits().isEmpty()) {
            return Decision.unchanged();
        }
        HeldDeposit deposit = account.holdings().deposits().getFirst();
        if (step.kind() == Step.Kind.GIVE_BACK) {
            return Deposits.refund(
                    account,
                    ID,
                    deposit.depositId(),
                    payout("g" + i, Math.min(step.minor(), deposit.heldMinor())),
                    BOOKS);
        }
        return account.openCharges().isEmpty()
                ? Decision.unchanged()
                : Deposits.deduct(
                        account,
                        ID,
                        deposit.depositId(),
                        List.of(account.openCharges().getFirst().chargeId()),
                        BOOKS,
                        TODAY);
    }

    private static Deposits.Payout payout(String id, long minor) {
        return new Deposits.Payout(id, PaymentMethod.BANK_TRANSFER, yuan(minor), TODAY);
    }

    private static ReceivePrepayment prepayment(Step step, int i) {
        return new ReceivePrepayment(
                "pre" + i,
                "management",
                YEAR,
                PaymentMethod.CASH,
                yuan(step.minor()),
                step.pick() % 3 == 0 ? null : yuan(step.minor() / 12),
                step.pick() % 2 == 0 ? null : yuan(1 + step.minor() / 10),
                null,
                BUSINESS_DAY);
    }

    private static Decision<Account> reverseHolding(Story story, int pick) {
        Set<String> reversed = new TreeSet<>();
        story.all(HoldingReversed.class).forEach(event -> reversed.add(event.holdingId()));
        List<DepositReceived> deposits = story.all(DepositReceived.class);
        List<PrepaymentReceived> prepayments = story.all(PrepaymentReceived.class);
        if (pick % 2 == 0 && !deposits.isEmpty()) {
            DepositReceived received = deposits.get(pick % deposits.size());
            return Deposits.reverse(
                    story.account, ID, holdingReversal(received.depositId(), reversed), received, BOOKS, TODAY);
        }
        if (prepayments.isEmpty()) {
            return Decision.unchanged();
        }
        PrepaymentReceived received = prepayments.get(pick % prepayments.size());
        return Prepayments.reverse(
                story.account, ID, holdingReversal(received.prepaymentId(), reversed), received, BOOKS, TODAY);
    }

    private static ReverseHolding holdingReversal(String id, Set<String> reversed) {
        return new ReverseHolding(id, ReversalReason.BOUNCED, reversed.contains(id), TODAY);
    }

    /** What the postings come to is what the account says. */
    private static void checkLedger(Story story) {
        Account account = story.account;
        Map<FeeClass, Long> open = new EnumMap<>(FeeClass.class);
        for (OpenCharge charge : account.openCharges()) {
            open.merge(charge.feeClass(), charge.openMinor(), Long::sum);
        }
        for (FeeClass feeClass : FeeClass.values()) {
            assertThat(story.balance(LedgerAccounts.receivables(feeClass)))
                    .as("receivables %s", feeClass)
                    .isEqualTo(open.getOrDefault(feeClass, 0L));
        }
        assertThat(story.balance(LedgerAccounts.CUSTOMER_CREDITS)).isEqualTo(-account.creditMinor());
        assertThat(story.balance(LedgerAccounts.prepaid("management")))
                .isEqualTo(-account.holdings().prepaidMinor());
        long deposited = -account.holdings().depositsMinor();
        for (PastCharge charge : PastCharge.of(story.events).values()) {
            // A deposit can be charged as well: then it is booked against the same account.
            deposited -= charge.feeClass() == FeeClass.DEPOSIT ? charge.netMinor() : 0;
        }
        assertThat(story.balance(LedgerAccounts.counterpart(FeeClass.DEPOSIT, "key-deposit")))
                .isEqualTo(deposited);
        assertThat(story.ledger.values().stream().mapToLong(Long::longValue).sum())
                .isZero();
    }

    /** What happened, added up from amounts and allocations alone, is what the account says. */
    private static void checkHistory(Story story) {
        AuditedAccount.Sums sums = AuditedAccount.Sums.ZERO;
        for (Object event : story.events) {
            if (!(event instanceof AccountReopened)) {
                sums = sums.plus(AuditedAccount.of(event));
            }
        }
        assertThat(sums).isEqualTo(AuditedAccount.of(story.account));
        for (PastCharge charge : PastCharge.of(story.events).values()) {
            OpenCharge open = story.account.open(charge.chargeId());
            assertThat(charge.netMinor() - charge.settledMinor())
                    .as("open of %s", charge)
                    .isEqualTo(open == null ? 0 : open.openMinor());
            assertThat(charge.settledMinor()).as("settled of %s", charge).isNotNegative();
            if (open != null) {
                assertThat(open.amountMinor()).as("amount of %s", charge).isEqualTo(charge.netMinor());
            }
        }
    }

    @Property
    void aPaymentAndItsReversalLeaveTheAccountAsItWas(
            @ForAll("histories") List<Step> history, @ForAll("amounts") long minor) {
        Account before = empty();
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).kind() == Step.Kind.CHARGE) {
                before = AccountFixture.after(ChargePolicy.raise(
                        before, ID, oneOff("c" + i, history.get(i).minor()), BOOKS));
            }
        }
        Decision<Account> paid = PaymentPolicy.record(before, ID, payment("p", minor), BOOKS, TODAY);
        Account after = AccountFixture.after(PaymentPolicy.reverse(
                AccountFixture.after(paid),
                ID,
                reversal("p"),
                PastPayment.untouched(AccountFixture.recorded(paid)),
                BOOKS,
                TODAY));

        assertThat(after.openCharges()).containsExactlyInAnyOrderElementsOf(before.openCharges());
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(after.creditMinor()).isEqualTo(before.creditMinor());
    }

    /** Two payments that go by the contract's order come to the same, whichever was first. */
    @Property
    void theOrderOfPaymentsDoesNotMatterForWhatIsOpen(
            @ForAll("histories") List<Step> history, @ForAll("amounts") long first, @ForAll("amounts") long second) {
        Account owing = empty();
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).kind() == Step.Kind.CHARGE) {
                owing = AccountFixture.after(ChargePolicy.raise(
                        owing, ID, oneOff("c" + i, history.get(i).minor()), BOOKS));
            }
        }
        Account one = paid(paid(owing, "p1", first), "p2", second);
        Account other = paid(paid(owing, "p2", second), "p1", first);
        assertThat(one).isEqualTo(other);
    }

    private static Account paid(Account account, String paymentId, long minor) {
        return AccountFixture.after(PaymentPolicy.record(account, ID, payment(paymentId, minor), BOOKS, TODAY));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Step.Kind.class),
                        amounts(),
                        Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(1, 100_000);
    }
}
