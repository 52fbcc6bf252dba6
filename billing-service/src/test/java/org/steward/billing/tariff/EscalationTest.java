package org.steward.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Duty;

@Duty("B7")
class EscalationTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    /** A rent of 1,000 that rises by 5 % every year from 2026-03-16 on. */
    private static final Component RENT = new Component(
            "rent",
            Basis.FIXED,
            new BigDecimal("1000"),
            null,
            List.of(),
            new Escalation(LocalDate.of(2026, 3, 16), 12, new BigDecimal("0.05")),
            null);

    @Test
    void risesOnItsDayAndOnWhatItWasBefore() {
        assertThat(rent("2026-02-01", "2026-03-01", Proration.DAILY_ACTUAL)).isEqualTo("1000.00");
        // 1000 × 15/31 + 1050 × 16/31
        assertThat(rent("2026-03-01", "2026-04-01", Proration.DAILY_ACTUAL)).isEqualTo("1025.81");
        assertThat(rent("2026-04-01", "2026-05-01", Proration.DAILY_ACTUAL)).isEqualTo("1050.00");
        assertThat(rent("2027-04-01", "2027-05-01", Proration.DAILY_ACTUAL)).isEqualTo("1102.50");
        // Without proration the rate of the first day, once.
        assertThat(rent("2026-03-01", "2026-04-01", Proration.NONE)).isEqualTo("1000.00");
    }

    @Test
    void partsOfAFullMonthAreAMonthUnderEveryRule() {
        Component flat = new Component(
                "rent",
                Basis.FIXED,
                new BigDecimal("1000"),
                null,
                List.of(),
                new Escalation(LocalDate.of(2026, 3, 16), 12, new BigDecimal("0.00000000000000000001")),
                null);
        assertThat(amount(flat, "2026-03-01", "2026-04-01", Proration.DAILY_30)).isEqualTo("1000.00");
    }

    @Test
    void explainsEveryPart() {
        ChargeLine line = line(RENT, "2026-03-01", "2026-04-01", Proration.DAILY_ACTUAL);
        assertThat(line.explanation()).hasSize(3);
        assertThat(line.explanation().get(1).numbers()).containsEntry("rises", "1");
    }

    @Test
    void formulasAreReadWhenTheyAreWrittenAndFailLoudly() {
        for (String wrong : List.of("area *", "castle * 2", "area / 0", "-1", "\"text\"", "1 + ".repeat(200) + "1")) {
            assertThatThrownBy(() -> formula(wrong)).as(wrong).isInstanceOf(RefusedException.class);
        }
        Component inside = formula("inside * 2");
        assertThatThrownBy(() -> Tariff.line(
                        inside,
                        Quantity.of(BigDecimal.ONE, "quantity"),
                        BigDecimal.ZERO,
                        period("2026-03-01", "2026-04-01"),
                        Proration.NONE,
                        new Terms(null, new BigDecimal("80"), null),
                        CNY))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().field()).isEqualTo("inside"));
    }

    private static Component formula(String text) {
        return new Component("f", Basis.FORMULA, null, null, List.of(), null, text);
    }

    private static String rent(String from, String to, Proration proration) {
        return amount(RENT, from, to, proration);
    }

    private static String amount(Component component, String from, String to, Proration proration) {
        return line(component, from, to, proration).amount().amountText();
    }

    private static ChargeLine line(Component component, String from, String to, Proration proration) {
        return Tariff.line(component, Quantity.of(BigDecimal.ONE, "quantity"), null, period(from, to), proration, CNY);
    }

    private static BillingPeriod period(String from, String to) {
        return new BillingPeriod(LocalDate.parse(from), LocalDate.parse(to));
    }
}
