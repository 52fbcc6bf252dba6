package org.steward.billing.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.steward.billing.allocation.Allocations.Allocation;
import org.steward.billing.allocation.Allocations.OpenItem;
import org.steward.billing.allocation.Allocations.Within;
import org.steward.platform.command.RefusedException;
import org.steward.platform.money.Money;

class AllocationsTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final List<String> LATE_FEES_FIRST = List.of("late_fee", "principal");

    private static final List<OpenItem> ITEMS = List.of(
            item("march", "principal", "2026-03-01", "300.00"),
            item("fee-april", "late_fee", "2026-04-01", "8.00"),
            item("february", "principal", "2026-02-01", "300.00"),
            item("fee-march", "late_fee", "2026-03-01", "12.00"),
            item("february-2", "principal", "2026-02-01", "50.00"));

    @Test
    void theOrderOfKindsRunsAcrossAllItemsAndTheOldestComesFirstInside() {
        assertThat(spread("500.00"))
                .isEqualTo("fee-march 12.00, fee-april 8.00, february 300.00, february-2 50.00, march 130.00 | 0.00");
        assertThat(spread("20.00")).isEqualTo("fee-march 12.00, fee-april 8.00 | 0.00");
        assertThat(spread("1000.00")).endsWith("march 300.00 | 330.00");
        assertThat(spread("0.00")).isEqualTo(" | 0.00");
    }

    @Test
    void theOtherOrderIsPossibleToo() {
        assertThat(text(Allocations.spread(
                        Money.of("610.00", "CNY"), List.of("principal", "late_fee"), Within.OLDEST_FIRST, ITEMS)))
                .isEqualTo("february 300.00, february-2 50.00, march 260.00 | 0.00");
    }

    @Test
    void nothingOwedLeavesThePaymentUnallocated() {
        List<OpenItem> settled = List.of(item("a", "principal", "2026-01-01", "0.00"));
        assertThat(text(Allocations.spread(Money.of("5.00", "CNY"), LATE_FEES_FIRST, Within.OLDEST_FIRST, settled)))
                .isEqualTo(" | 5.00");
        assertThat(text(Allocations.spread(Money.of("5.00", "CNY"), LATE_FEES_FIRST, Within.OLDEST_FIRST, List.of())))
                .isEqualTo(" | 5.00");
    }

    @Test
    void refusesWhatItCannotPlace() {
        assertRefused("VALUE_UNKNOWN", "items[0].kind", item("a", "deposit", "2026-01-01", "1.00"));
        assertRefused("VALUE_NEGATIVE", "items[0].open", item("a", "principal", "2026-01-01", "-1.00"));
        OpenItem twice = item("a", "principal", "2026-01-01", "1.00");
        assertRefused("VALUE_REPEATED", "items[1].id", twice, twice);
        assertThatThrownBy(() -> Allocations.spread(
                        Money.of("1", "CNY"), List.of("principal", "principal"), Within.OLDEST_FIRST, List.of()))
                .hasMessageContaining("VALUE_REPEATED at order[1]");
        assertThatThrownBy(() ->
                        Allocations.spread(Money.of("-1", "CNY"), LATE_FEES_FIRST, Within.OLDEST_FIRST, List.of()))
                .hasMessageContaining("VALUE_NEGATIVE at amount");
    }

    @Property
    void moneyIsConserved(
            @ForAll @LongRange(max = 1_000_000) long amount,
            @ForAll @Size(max = 20) List<@IntRange(max = 100_000) Integer> open) {
        List<OpenItem> items = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            items.add(new OpenItem(
                    "i" + i,
                    LATE_FEES_FIRST.get(i % 2),
                    LocalDate.of(2026, 1, 1 + i % 7),
                    new Money(open.get(i), CNY)));
        }
        Money paid = new Money(amount, CNY);
        Allocations spread = Allocations.spread(paid, LATE_FEES_FIRST, Within.OLDEST_FIRST, items);
        Money allocated =
                Money.sum(spread.allocations().stream().map(Allocation::amount).toList(), CNY);
        Money owed = Money.sum(items.stream().map(OpenItem::open).toList(), CNY);
        assertThat(allocated.plus(spread.unallocated())).isEqualTo(paid);
        assertThat(allocated).isEqualTo(paid.min(owed));
        assertThat(spread.allocations()).allSatisfy(part -> {
            assertThat(part.amount().isPositive()).isTrue();
            assertThat(part.amount())
                    .isLessThanOrEqualTo(
                            items.get(Integer.parseInt(part.id().substring(1))).open());
        });
    }

    private static void assertRefused(String code, String field, OpenItem... items) {
        assertThatThrownBy(() -> Allocations.spread(
                        Money.of("1.00", "CNY"), LATE_FEES_FIRST, Within.OLDEST_FIRST, List.of(items)))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().code()).isEqualTo(code);
                    assertThat(e.refusal().field()).isEqualTo(field);
                });
    }

    private static String spread(String amount) {
        return text(Allocations.spread(Money.of(amount, "CNY"), LATE_FEES_FIRST, Within.OLDEST_FIRST, ITEMS));
    }

    private static String text(Allocations spread) {
        return String.join(
                        ", ",
                        spread.allocations().stream()
                                .map(part -> part.id() + " " + part.amount().amountText())
                                .toList())
                + " | " + spread.unallocated().amountText();
    }

    private static OpenItem item(String id, String kind, String dueDate, String open) {
        return new OpenItem(id, kind, LocalDate.parse(dueDate), Money.of(open, "CNY"));
    }
}
