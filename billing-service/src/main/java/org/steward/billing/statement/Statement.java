package org.steward.billing.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.ChargeReversed;
import org.steward.billing.account.ChargesRaised;
import org.steward.billing.account.CreditApplied;
import org.steward.billing.account.PaymentMethod;
import org.steward.billing.account.PaymentRecorded;
import org.steward.billing.account.PaymentReversed;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.money.Money;

/**
 * The lines of an account between two days, both in it.
 *
 * @param openingBalance what was owed before {@code from}; negative when the site held money of the customer
 * @param closingBalance what was owed after the last line
 */
record Statement(
        String accountId,
        String currency,
        LocalDate from,
        LocalDate to,
        Money openingBalance,
        List<Line> lines,
        Money closingBalance) {

    /** What a line is about. */
    enum Kind {
        CHARGE,
        CHARGE_REVERSAL,
        PAYMENT,
        REVERSAL,
        CREDIT_USED,
        WAIVER,
        CORRECTION,
        DEPOSIT,
        DEPOSIT_USED,
        DEPOSIT_REFUND,
        PREPAYMENT,
        PREPAYMENT_USED,
        PREPAYMENT_ENDED,
        HOLDING_REVERSAL,
        REFUND,
        TRANSFER_OUT
    }

    /**
     * One line; {@code amount} raises what is owed, a negative one lowers it; the use of credit leaves it, and so does
     * what comes in or goes out as a deposit or prepayment, until it is used.
     *
     * @param eventId the event that says the same
     * @param reference id of the charge or payment
     * @param balance owed after it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            LocalDate businessDate,
            Kind kind,
            @Nullable String item,
            @Nullable BillingPeriod period,
            @Nullable PaymentMethod method,
            String reference,
            String eventId,
            Money amount,
            Money balance) {

        private Line after(Money newBalance) {
            return new Line(businessDate, kind, item, period, method, reference, eventId, amount, newBalance);
        }
    }

    /** One event of the account, oldest first. */
    record Entry(String eventId, Object event) {}

    static Statement of(String accountId, String currency, LocalDate from, LocalDate to, Iterable<Entry> entries) {
        Money opening = Money.zero(Currency.getInstance(currency));
        List<Line> within = new ArrayList<>();
        for (Entry entry : entries) {
            for (Line line : lines(entry)) {
                if (line.businessDate().isBefore(from)) {
                    opening = opening.plus(line.amount());
                } else if (!line.businessDate().isAfter(to)) {
                    within.add(line);
                }
            }
        }
        // Stable: lines of one business day stay in the order in which they happened.
        within.sort(Comparator.comparing(Line::businessDate));
        Money balance = opening;
        List<Line> lines = new ArrayList<>();
        for (Line line : within) {
            balance = balance.plus(line.amount());
            lines.add(line.after(balance));
        }
        return new Statement(accountId, currency, from, to, opening, lines, balance);
    }

    private static List<Line> lines(Entry entry) {
        return switch (entry.event()) {
            case ChargesRaised raised ->
                raised.charges().stream()
                        .map(charge -> new Line(
                                raised.businessDate(),
                                Kind.CHARGE,
                                charge.item(),
                                charge.period(),
                                null,
                                charge.chargeId(),
                                entry.eventId(),
                                charge.amount(),
                                charge.amount()))
                        .toList();
            case PaymentRecorded paid ->
                List.of(line(
                        entry,
                        paid.businessDate(),
                        Kind.PAYMENT,
                        paid.method(),
                        paid.paymentId(),
                        paid.amount().negate()));
            case PaymentReversed reversed ->
                List.of(line(
                        entry,
                        reversed.businessDate(),
                        Kind.REVERSAL,
                        reversed.method(),
                        reversed.paymentId(),
                        reversed.amount()));
            case ChargeReversed reversed ->
                List.of(new Line(
                        reversed.businessDate(),
                        Kind.CHARGE_REVERSAL,
                        reversed.item(),
                        null,
                        null,
                        reversed.chargeId(),
                        entry.eventId(),
                        reversed.amount().negate(),
                        reversed.amount()));
            case CreditApplied applied ->
                List.of(line(
                        entry,
                        applied.businessDate(),
                        Kind.CREDIT_USED,
                        null,
                        entry.eventId(),
                        Money.zero(applied.amount().currency())));
            default -> StatementHoldings.lines(entry);
        };
    }

    static Line line(
            Entry entry,
            LocalDate businessDate,
            Kind kind,
            @Nullable PaymentMethod method,
            String reference,
            Money amount) {
        return new Line(businessDate, kind, null, null, method, reference, entry.eventId(), amount, amount);
    }
}
