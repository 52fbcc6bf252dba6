package org.steward.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.billing.account.ChargeKind;
import org.steward.billing.account.ChargesRaised;
import org.steward.billing.account.CreditApplied;
import org.steward.billing.account.PaymentMethod;
import org.steward.billing.account.PaymentRecorded;
import org.steward.billing.account.PaymentReversed;
import org.steward.billing.account.ReversalReason;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.fixture.Duty;
import org.steward.platform.money.Money;

@Duty("B1")
class StatementTest {

    private final List<Statement.Entry> history = List.of(
            new Statement.Entry("a:1", charge("management", 100_00, "2026-01-31")),
            new Statement.Entry("a:2", payment("p1", 130_00, "2026-02-05")),
            new Statement.Entry("a:3", charge("management", 100_00, "2026-02-28")),
            new Statement.Entry("a:4", creditUsed(30_00, "2026-02-28")),
            // Entered late, for an earlier day of the books.
            new Statement.Entry("a:5", charge("repair", 15_00, "2026-02-10")),
            new Statement.Entry("a:6", reversal("p1", 130_00, "2026-03-02")));

    @Test
    void goesFromTheOpeningToTheClosingBalance() {
        Statement february = statement("2026-02-01", "2026-02-28");

        assertThat(february.openingBalance()).isEqualTo(yuan(100_00));
        assertThat(february.lines())
                .extracting(line -> line.businessDate() + " " + line.kind() + " "
                        + line.amount().amountText() + " " + line.balance().amountText())
                .containsExactly(
                        "2026-02-05 PAYMENT -130.00 -30.00",
                        "2026-02-10 CHARGE 15.00 -15.00",
                        "2026-02-28 CHARGE 100.00 85.00",
                        "2026-02-28 CREDIT_USED 0.00 85.00");
        assertThat(february.closingBalance()).isEqualTo(yuan(85_00));
    }

    @Test
    void joinsOnToTheNext() {
        assertThat(statement("2026-03-01", "2026-03-31").openingBalance())
                .isEqualTo(statement("2026-02-01", "2026-02-28").closingBalance());
        assertThat(statement("2026-01-01", "2026-12-31").closingBalance()).isEqualTo(yuan(215_00));
        assertThat(statement("2025-01-01", "2025-12-31").lines()).isEmpty();
    }

    private Statement statement(String from, String to) {
        return Statement.of("a", "CNY", LocalDate.parse(from), LocalDate.parse(to), history);
    }

    private static ChargesRaised charge(String item, long minor, String on) {
        return new ChargesRaised(
                "a",
                "site-1",
                "company",
                "CNY",
                null,
                null,
                null,
                List.of(new ChargesRaised.Charge(
                        "c",
                        item,
                        FeeClass.OWN_INCOME,
                        ChargeKind.PRINCIPAL,
                        null,
                        LocalDate.parse(on),
                        yuan(minor),
                        null,
                        null,
                        null)),
                List.of(),
                LocalDate.parse(on));
    }

    private static PaymentRecorded payment(String id, long minor, String on) {
        return new PaymentRecorded(
                "a",
                "site-1",
                "company",
                id,
                PaymentMethod.CASH,
                yuan(minor),
                null,
                null,
                LocalDate.parse(on),
                List.of(),
                yuan(0),
                List.of(),
                LocalDate.parse(on));
    }

    private static CreditApplied creditUsed(long minor, String on) {
        return new CreditApplied("a", "site-1", "company", yuan(minor), List.of(), List.of(), LocalDate.parse(on));
    }

    private static PaymentReversed reversal(String id, long minor, String on) {
        return new PaymentReversed(
                "a",
                "site-1",
                "company",
                id,
                ReversalReason.BOUNCED,
                PaymentMethod.CASH,
                yuan(minor),
                List.of(),
                yuan(0),
                null,
                List.of(),
                LocalDate.parse(on));
    }

    private static Money yuan(long fen) {
        return Money.ofMinor(fen, "CNY");
    }
}
