package org.steward.billing.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/**
 * How a payment was spread.
 *
 * @param allocations in the order in which the items were reached; none of them zero
 * @param unallocated what no open item could take
 */
public record Allocations(List<Allocation> allocations, Money unallocated) {

    /** The order of items of one kind. */
    public enum Within {
        /** By due date; items due on one day in the order given. */
        OLDEST_FIRST
    }

    /** Something owed: {@code kind} such as {@code late_fee} or {@code principal}. */
    public record OpenItem(String id, String kind, LocalDate dueDate, Money open) {}

    /** The part of a payment that settles one item. */
    public record Allocation(String id, Money amount) {}

    public Allocations {
        allocations = List.copyOf(allocations);
    }

    /**
     * Spreads {@code amount}: kind by kind across all items, inside a kind as {@code within} says.
     *
     * @throws RefusedException naming {@code amount}, {@code order…} or {@code items…}, such as {@code VALUE_UNKNOWN} for
     *     an item of a kind that is not in the order
     */
    public static Allocations spread(Money amount, List<String> order, Within within, List<OpenItem> items) {
        check(amount, order, items);
        Comparator<OpenItem> byKind = Comparator.comparingInt(item -> order.indexOf(item.kind()));
        Comparator<OpenItem> inside =
                switch (within) {
                    case OLDEST_FIRST -> Comparator.comparing(OpenItem::dueDate);
                };
        // The sort is stable: equal items keep the order given.
        List<OpenItem> queue =
                items.stream().sorted(byKind.thenComparing(inside)).toList();
        List<Allocation> allocations = new ArrayList<>();
        Money left = amount;
        for (OpenItem item : queue) {
            Money part = left.min(item.open());
            if (!part.isZero()) {
                allocations.add(new Allocation(item.id(), part));
                left = left.minus(part);
            }
        }
        return new Allocations(allocations, left);
    }

    private static void check(Money amount, List<String> order, List<OpenItem> items) {
        Require.that(!amount.isNegative(), "VALUE_NEGATIVE", "amount", amount.amountText(), "≥ 0");
        Require.notEmpty(order, "order");
        Require.distinct(order, kind -> kind, i -> "order[" + i + "]");
        Require.distinct(items, OpenItem::id, i -> "items[" + i + "].id");
        for (int i = 0; i < items.size(); i++) {
            OpenItem item = items.get(i);
            String path = "items[" + i + "]";
            Require.that(
                    order.contains(item.kind()),
                    "VALUE_UNKNOWN",
                    path + ".kind",
                    item.kind(),
                    String.join(", ", order));
            Require.that(
                    !item.open().isNegative(),
                    "VALUE_NEGATIVE",
                    path + ".open",
                    item.open().amountText(),
                    "≥ 0");
        }
    }
}
