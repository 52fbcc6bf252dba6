package org.steward.billing.latefee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Explanation;
import org.steward.platform.money.Money;
import org.steward.platform.money.Ratio;

/**
 * What paying late costs as of a date.
 *
 * @param days overdue days: day 1 is the first after the due date; 0 while not overdue
 * @param chargeableDays those of them on which a fee accrued: past the grace days, at a rate, with principal open
 * @param amount rounded once, half up
 */
record LateFee(long days, long chargeableDays, Money amount, List<Explanation> explanation) {

    /** Money received for the principal; on its day what it paid is already free of fee. */
    public record Payment(LocalDate date, Money amount) {}

    public LateFee {
        explanation = List.copyOf(explanation);
    }

    /**
     * The fee on {@code principal}, due on {@code dueDate}, as it stands on {@code asOf}, that day included.
     *
     * @param payments allocated to the principal, in any order
     * @throws RefusedException naming {@code principal} or {@code payments…}, such as {@code PAYMENT_AFTER_AS_OF}
     */
    public static LateFee of(
            Money principal, LocalDate dueDate, LocalDate asOf, LateFeeRule rule, List<Payment> payments) {
        Require.that(!principal.isNegative(), "VALUE_NEGATIVE", "principal", principal, "≥ 0");
        check(principal, asOf, payments);
        Accrual accrual = new Accrual(principal, dueDate, rule, payments);
        long days = Math.max(0, ChronoUnit.DAYS.between(dueDate, asOf));
        accrual.steps.add(Explanation.of(
                        "截至 %s 逾期 %d 天（宽限 %d 天）".formatted(asOf, days, rule.graceDays()),
                        "%d days overdue on %s (%d days of grace)".formatted(days, asOf, rule.graceDays()))
                .with("days", days)
                .with("graceDays", rule.graceDays()));
        accrual.run(days);
        Ratio exact = accrual.capped();
        Money amount = Money.round(exact, principal.currency());
        accrual.steps.add(Explanation.of(
                        "四舍五入：%s → %s".formatted(exact.text(), amount),
                        "rounded half up: %s → %s".formatted(exact.text(), amount))
                .with("exact", exact)
                .with("amount", amount));
        return new LateFee(days, accrual.chargeableDays, amount, accrual.steps);
    }

    private static void check(Money principal, LocalDate asOf, List<Payment> payments) {
        Money paid = Money.zero(principal.currency());
        for (int i = 0; i < payments.size(); i++) {
            Payment payment = payments.get(i);
            String path = "payments[" + i + "]";
            Require.that(
                    !payment.date().isAfter(asOf), "PAYMENT_AFTER_AS_OF", path + ".date", payment.date(), "≤ " + asOf);
            Require.that(
                    payment.amount().isPositive(),
                    "VALUE_NOT_POSITIVE",
                    path + ".amount",
                    payment.amount().amountText(),
                    "> 0");
            paid = paid.plus(payment.amount());
            Require.that(
                    paid.compareTo(principal) <= 0,
                    "PAYMENTS_OVER_PRINCIPAL",
                    path + ".amount",
                    paid,
                    "≤ " + principal);
        }
    }

    /** Adds up day by day, taking together the days on which rate and open principal are the same. */
    private static final class Accrual {
        private final Money principal;
        private final LocalDate dueDate;
        private final LateFeeRule rule;
        private final List<Payment> payments;
        private final List<Explanation> steps = new ArrayList<>();
        private long chargeableDays;
        private Ratio sum = Ratio.ZERO;

        Accrual(Money principal, LocalDate dueDate, LateFeeRule rule, List<Payment> payments) {
            this.principal = principal;
            this.dueDate = dueDate;
            this.rule = rule;
            this.payments = payments;
        }

        void run(long days) {
            TreeSet<Long> changes = new TreeSet<>();
            changes.add(rule.graceDays() + 1L);
            rule.steps().forEach(step -> changes.add((long) step.fromDay()));
            payments.forEach(payment -> changes.add(ChronoUnit.DAYS.between(dueDate, payment.date())));
            Long first = rule.graceDays() + 1L;
            while (first != null && first <= days) {
                Long next = changes.higher(first);
                long last = next == null ? days : Math.min(days, next - 1);
                stretch(first, last);
                first = next;
            }
        }

        private void stretch(long first, long last) {
            Money open = openOn(first);
            BigDecimal rate = rule.rateOn(first);
            if (open.isZero() || (rule.flat() == null && rate == null)) {
                return;
            }
            long count = last - first + 1;
            if (rule.flat() == null && rate != null) {
                add(first, last, open, rate, count);
            } else if (rule.flat() != null && chargeableDays == 0) {
                addFlat(rule.flat());
            }
            chargeableDays += count;
        }

        private Money openOn(long day) {
            Money open = principal;
            for (Payment payment : payments) {
                if (ChronoUnit.DAYS.between(dueDate, payment.date()) <= day) {
                    open = open.minus(payment.amount());
                }
            }
            return open;
        }

        private void add(long first, long last, Money open, BigDecimal rate, long count) {
            Ratio part = Ratio.of(open.amount()).times(rate).times(Ratio.of(count));
            sum = sum.plus(part);
            String product = "%s × %s × %d = %s".formatted(open.amountText(), rate.toPlainString(), count, part.text());
            steps.add(Explanation.of(
                            "第 %d 至 %d 天：%s".formatted(first, last, product),
                            "days %d to %d: %s".formatted(first, last, product))
                    .with("fromDay", first)
                    .with("toDay", last)
                    .with("open", open)
                    .with("dailyRate", rate)
                    .with("days", count)
                    .with("exact", part));
        }

        private void addFlat(LateFeeRule.Flat flat) {
            Ratio minimum = flat.minimum() == null ? Ratio.ZERO : Ratio.of(flat.minimum());
            Ratio share = flat.ofPrincipal() == null
                    ? Ratio.ZERO
                    : Ratio.of(principal.amount()).times(flat.ofPrincipal());
            sum = minimum.max(share);
            steps.add(withPart(
                    withPart(
                                    Explanation.of(
                                            "固定违约金：%s 与 %s 取较大者 = %s"
                                                    .formatted(minimum.text(), share.text(), sum.text()),
                                            "flat: the greater of %s and %s = %s"
                                                    .formatted(minimum.text(), share.text(), sum.text())),
                                    "minimum",
                                    flat.minimum())
                            .with("principal", principal),
                    "ofPrincipal",
                    flat.ofPrincipal()));
        }

        private static Explanation withPart(Explanation step, String name, @Nullable BigDecimal value) {
            return value == null ? step : step.with(name, value);
        }

        Ratio capped() {
            BigDecimal share = rule.capOfPrincipal();
            if (share == null) {
                return sum;
            }
            Ratio cap = Ratio.of(principal.amount()).times(share);
            if (sum.compareTo(cap) > 0) {
                steps.add(Explanation.of(
                                "不超过本金的 %s 倍：%s".formatted(share.toPlainString(), cap.text()),
                                "at most %s times the principal: %s".formatted(share.toPlainString(), cap.text()))
                        .with("principal", principal)
                        .with("capOfPrincipal", share)
                        .with("exact", cap));
                return cap;
            }
            return sum;
        }
    }
}
