package org.steward.billing.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.Posting;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Decision;
import org.steward.platform.money.Money;

/** Accounts in the states a test needs, and decisions taken apart. */
final class AccountFixture {

    static final String SITE = "site-1";
    static final String ID = "account-1";
    static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    static final LocalDate BUSINESS_DAY = LocalDate.of(2026, 3, 15);

    /** A lump-sum site of the company itself, with one item of each class. */
    static final Books BOOKS = new Books(
            Books.COMPANY,
            false,
            Map.of(
                    "management", new Books.Item(FeeClass.OWN_INCOME, true),
                    "repair", new Books.Item(FeeClass.OWN_INCOME, false),
                    "water", new Books.Item(FeeClass.COLLECTED_FOR_OTHERS, false),
                    "advertising", new Books.Item(FeeClass.OWNERS_MONEY, false),
                    "key-deposit", new Books.Item(FeeClass.DEPOSIT, false),
                    "tax", new Books.Item(FeeClass.TAX, false)));

    private AccountFixture() {}

    static Account empty() {
        return Account.opened(SITE, ID, "customer-1", "unit-1", "CNY");
    }

    /** Owes 60.00 for February and 40.00 for March. */
    static Account owing() {
        Account first = after(ChargePolicy.raise(empty(), ID, charges("c1", 60_00, 2), BOOKS));
        return after(ChargePolicy.raise(first, ID, charges("c2", 40_00, 3), BOOKS));
    }

    static Account inCredit() {
        return after(PaymentPolicy.record(empty(), ID, payment("p-credit", 25_00), BOOKS, TODAY));
    }

    static Account booksClosed() {
        return after(LifePolicy.closeBooks(owing(), ID, BUSINESS_DAY, TODAY));
    }

    static Account closed() {
        return after(LifePolicy.close(empty(), ID, TODAY));
    }

    static RaiseCharges charges(String chargeId, long minor, int month) {
        LocalDate from = LocalDate.of(2026, month, 1);
        return new RaiseCharges(
                "run-" + month,
                null,
                null,
                List.of(new RaiseCharges.Line(
                        chargeId,
                        "management",
                        ChargeKind.PRINCIPAL,
                        new BillingPeriod(from, from.plusMonths(1)),
                        from.plusDays(9),
                        yuan(minor),
                        new Computed("standard-1", "residential/management", new BigDecimal("61.20"), null))),
                Map.of("residential/management", new Watermark(from.plusMonths(1), Map.of(), null)),
                BUSINESS_DAY);
    }

    static RaiseCharges oneOff(String chargeId, long minor) {
        return oneOff(chargeId, "repair", minor);
    }

    static RaiseCharges oneOff(String chargeId, String item, long minor) {
        return new RaiseCharges(
                null,
                "request-1",
                new ChargeSource("workOrder", "wo-1"),
                List.of(new RaiseCharges.Line(
                        chargeId, item, ChargeKind.PRINCIPAL, null, BUSINESS_DAY, yuan(minor), null)),
                Map.of(),
                BUSINESS_DAY);
    }

    static RaiseCharges inherited(String chargeId, long minor) {
        return new RaiseCharges(
                null,
                null,
                null,
                List.of(new RaiseCharges.Line(
                        chargeId,
                        "management",
                        ChargeKind.PRINCIPAL,
                        null,
                        BUSINESS_DAY.minusYears(1),
                        yuan(minor),
                        null,
                        null,
                        true)),
                Map.of(),
                BUSINESS_DAY);
    }

    static RecordPayment payment(String paymentId, long minor, String... designated) {
        return new RecordPayment(paymentId, PaymentMethod.CASH, yuan(minor), null, BUSINESS_DAY, List.of(designated));
    }

    static ReversePayment reversal(String paymentId) {
        return new ReversePayment(paymentId, ReversalReason.BOUNCED, TODAY);
    }

    static Money yuan(long fen) {
        return Money.ofMinor(fen, "CNY");
    }

    static Decision.Accepted<Account> accepted(Decision<Account> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted<Account>) decision;
    }

    static Account after(Decision<Account> decision) {
        return accepted(decision).state();
    }

    static String code(Decision<Account> decision) {
        return switch (decision) {
            case Decision.Accepted<Account> ignored -> "accepted";
            case Decision.Unchanged<Account> ignored -> "unchanged";
            case Decision.Refused<Account> refused -> refused.refusal().code();
        };
    }

    static PaymentRecorded recorded(Decision<Account> decision) {
        return (PaymentRecorded) accepted(decision).events().getFirst();
    }

    /** What must hold of every account, whatever happened to it. */
    static void assertSound(Account account) {
        assertThat(account.openMinor())
                .as("owed is charged less settled less waived")
                .isEqualTo(account.totals().chargedMinor()
                        - account.totals().settledMinor()
                        - account.totals().waivedMinor());
        assertThat(account.creditMinor()
                        + account.holdings().depositsMinor()
                        + account.holdings().prepaidMinor())
                .as("held is received less settled less paid out")
                .isEqualTo(account.totals().receivedMinor()
                        - account.totals().settledMinor()
                        - account.totals().paidOutMinor());
        assertThat(account.creditMinor() == 0 || account.openCharges().isEmpty())
                .as("credit beside open charges: %s", account)
                .isTrue();
    }

    /** The postings of an event, checked to balance. */
    static List<Posting> postings(Object event) {
        return Entry.requireBalanced(
                switch (event) {
                    case ChargesRaised raised -> raised.postings();
                    case ChargeReversed reversed -> reversed.postings();
                    case PaymentRecorded paid -> paid.postings();
                    case PaymentReversed reversed -> reversed.postings();
                    case CreditApplied applied -> applied.postings();
                    case ChargeReduced reduced -> reduced.postings();
                    case DepositReceived received -> received.postings();
                    case DepositDeducted deducted -> deducted.postings();
                    case DepositRefunded refunded -> refunded.postings();
                    case PrepaymentReceived received -> received.postings();
                    case PrepaymentReleased released -> released.postings();
                    case PrepaymentEnded ended -> ended.postings();
                    case HoldingReversed reversed -> reversed.postings();
                    case CreditRefunded refunded -> refunded.postings();
                    case CreditMovedOut moved -> moved.postings();
                    default -> List.of();
                });
    }
}
