package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Explanation;

/** How much is charged for, and how that was found. */
public record Quantity(BigDecimal value, List<Explanation> steps) {

    public Quantity {
        steps = List.copyOf(steps);
    }

    /**
     * A plain number.
     *
     * @throws RefusedException {@code VALUE_NEGATIVE} below zero, naming {@code field}
     */
    public static Quantity of(BigDecimal value, String field) {
        return new Quantity(Require.notNegative(value, field), List.of());
    }

    /** What one or several registers counted; several when the meter was replaced in the period. */
    public static Quantity of(List<Segment> segments) {
        BigDecimal sum = BigDecimal.ZERO;
        List<Explanation> steps = new ArrayList<>();
        for (Segment segment : segments) {
            sum = sum.add(segment.used());
            steps.add(step(segment));
        }
        return new Quantity(sum, steps);
    }

    private static Explanation step(Segment segment) {
        String from = segment.from().toPlainString();
        String to = segment.to().toPlainString();
        String used = segment.used().toPlainString();
        boolean over = segment.rolledOver();
        Explanation step = Explanation.of(
                        "表读数 %s 至 %s%s：用量 %s".formatted(from, to, over ? "（表盘归零）" : "", used),
                        "meter from %s to %s%s: used %s".formatted(from, to, over ? " (rolled over)" : "", used))
                .with("from", from)
                .with("to", to);
        return (over ? step.with("digits", String.valueOf(segment.digits())) : step).with("used", used);
    }
}
