package org.steward.billing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.account.AccountFixture.BOOKS;
import static org.steward.billing.account.AccountFixture.ID;
import static org.steward.billing.account.AccountFixture.TODAY;
import static org.steward.billing.account.AccountFixture.assertSound;
import static org.steward.billing.account.AccountFixture.empty;
import static org.steward.billing.account.AccountFixture.oneOff;
import static org.steward.billing.account.AccountFixture.payment;
import static org.steward.billing.account.AccountFixture.postings;
import static org.steward.billing.account.AccountFixture.reversal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

/** Whatever happens to an account, no fen comes from nowhere and none is lost. */
@Duty("B1")
class AccountConservationTest {

    private static final List<String> ITEMS = List.of("repair", "water", "advertising", "key-deposit", "tax");

    /** One thing that happens; {@code pick} chooses which earlier payment a reversal takes back. */
    record Step(Kind kind, long minor, int pick) {
        enum Kind {
            CHARGE,
            PAY,
            REVERSE,
            TAKE_BACK
        }
    }

    @Property(tries = 500)
    void keepsEveryFen(@ForAll("histories") List<Step> history) {
        Account account = empty();
        Map<String, PastPayment> payments = new HashMap<>();
        Map<String, ChargesRaised.Charge> charges = new HashMap<>();
        Set<String> takenBack = new HashSet<>();
        Map<String, Long> ledger = new HashMap<>();
        long charged = 0;
        long received = 0;
        for (int i = 0; i < history.size(); i++) {
            Step step = history.get(i);
            Decision<Account> decision =
                    switch (step.kind()) {
                        case CHARGE ->
                            ChargePolicy.raise(
                                    account, ID, oneOff("c" + i, ITEMS.get(i % ITEMS.size()), step.minor()), BOOKS);
                        case PAY -> PaymentPolicy.record(account, ID, payment("p" + i, step.minor()), BOOKS, TODAY);
                        case REVERSE -> {
                            String paymentId = "p" + (step.pick() % (i + 1));
                            PastPayment past = payments.get(paymentId);
                            yield PaymentPolicy.reverse(
                                    account,
                                    ID,
                                    reversal(paymentId),
                                    past == null ? null : new PastPayment(past.recorded(), past.reversed(), takenBack),
                                    BOOKS,
                                    TODAY);
                        }
                        case TAKE_BACK -> {
                            ChargesRaised.Charge charge = charges.remove("c" + step.pick() % (i + 1));
                            yield charge == null
                                    ? Decision.unchanged()
                                    : ChargePolicy.reverse(account, ID, takeBack(charge), BOOKS);
                        }
                    };
            if (!(decision instanceof Decision.Accepted<Account> accepted)) {
                continue;
            }
            account = accepted.state();
            for (Object event : accepted.events()) {
                postings(event)
                        .forEach(posting -> ledger.merge(posting.ledgerAccount(), posting.signedMinor(), Long::sum));
                switch (event) {
                    case PaymentRecorded paid -> {
                        payments.put(paid.paymentId(), new PastPayment(paid, false, Set.of()));
                        received += paid.amount().minorUnits();
                    }
                    case PaymentReversed reversed -> {
                        payments.computeIfPresent(
                                reversed.paymentId(), (id, past) -> new PastPayment(past.recorded(), true, Set.of()));
                        received -= reversed.amount().minorUnits();
                    }
                    case ChargesRaised raised -> {
                        ChargesRaised.Charge charge = raised.charges().getFirst();
                        charges.put(charge.chargeId(), charge);
                        charged += charge.amount().minorUnits();
                    }
                    case ChargeReversed reversed -> {
                        takenBack.add(reversed.chargeId());
                        charged -= reversed.amount().minorUnits();
                    }
                    default -> assertThat(event).isInstanceOf(CreditApplied.class);
                }
            }
            assertSound(account);
        }
        assertThat(account.balanceMinor()).isEqualTo(charged - received);
        Map<FeeClass, Long> open = new EnumMap<>(FeeClass.class);
        for (OpenCharge charge : account.openCharges()) {
            open.merge(charge.feeClass(), charge.openMinor(), Long::sum);
        }
        for (FeeClass feeClass : FeeClass.values()) {
            assertThat(ledger.getOrDefault(LedgerAccounts.receivables(feeClass), 0L))
                    .isEqualTo(open.getOrDefault(feeClass, 0L));
        }
        assertThat(ledger.getOrDefault(LedgerAccounts.CUSTOMER_CREDITS, 0L)).isEqualTo(-account.creditMinor());
        assertThat(ledger.getOrDefault(LedgerAccounts.CASH, 0L)).isEqualTo(received);
        long booked = 0;
        for (String item : ITEMS) {
            booked += ledger.getOrDefault(LedgerAccounts.counterpart(BOOKS.classOf(item), item), 0L);
        }
        assertThat(booked).isEqualTo(-charged);
        assertThat(ledger.values().stream().mapToLong(Long::longValue).sum()).isZero();
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
                new PastPayment(AccountFixture.recorded(paid), false, Set.of()),
                BOOKS,
                TODAY));

        assertThat(after.openCharges()).containsExactlyInAnyOrderElementsOf(before.openCharges());
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(after.creditMinor()).isEqualTo(before.creditMinor());
    }

    private static ReverseCharge takeBack(ChargesRaised.Charge charge) {
        return new ReverseCharge(
                charge.chargeId(), charge.item(), charge.feeClass(), charge.amount(), null, null, TODAY);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Step.Kind.class),
                        amounts(),
                        Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(1, 100_000);
    }
}
