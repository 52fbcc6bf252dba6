package org.steward.platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.document.StoredAs;

/**
 * An exact amount: whole minor units (fen, cents) of one ISO 4217 currency.
 *
 * <p>As JSON {@code {"amount":"83.55","currency":"CNY"}}; in a stored document {@code {"minorUnits":8355,"currency":"CNY"}}
 * so that it can be summed there. Arithmetic never rounds and never wraps: a sum too large is refused as {@code
 * AMOUNT_TOO_LARGE}, mixing currencies is a bug and an {@link IllegalArgumentException}.
 *
 * @param minorUnits signed count of the currency's smallest unit
 */
@StoredAs(writer = StoredMoney.Writer.class, reader = StoredMoney.Reader.class)
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    /** {@code minorUnits} of the currency with the ISO code. */
    public static Money ofMinor(long minorUnits, String currency) {
        return new Money(minorUnits, Currency.getInstance(currency));
    }

    /** The amount written in decimals, such as {@code of("83.55", "CNY")}; more decimals than the currency has are an error. */
    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /**
     * Exactly this amount.
     *
     * @throws IllegalArgumentException when it has more decimals than the currency
     */
    public static Money of(BigDecimal amount, Currency currency) {
        if (!fits(amount, currency)) {
            throw new IllegalArgumentException("%s has more decimals than %s allows (%d)"
                    .formatted(amount.toPlainString(), currency.getCurrencyCode(), digits(currency)));
        }
        return round(amount, currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The nearest amount, halves away from zero (HALF_UP); the one place where a computed line is rounded. */
    public static Money round(BigDecimal amount, Currency currency) {
        BigDecimal minor = amount.movePointRight(digits(currency)).setScale(0, RoundingMode.HALF_UP);
        try {
            return new Money(minor.longValueExact(), currency);
        } catch (ArithmeticException tooLarge) {
            throw tooLarge(amount.toPlainString(), currency, tooLarge);
        }
    }

    /** The nearest amount to an exact ratio, halves away from zero. */
    public static Money round(Ratio amount, Currency currency) {
        return round(amount.round(digits(currency)), currency);
    }

    /** Sum of amounts in one currency; zero of it when there are none. */
    public static Money sum(Collection<Money> amounts, Currency currency) {
        Money sum = zero(currency);
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    /** Whether the amount can be written in the currency without rounding. */
    public static boolean fits(BigDecimal amount, Currency currency) {
        return amount.signum() == 0 || amount.stripTrailingZeros().scale() <= digits(currency);
    }

    /**
     * The currency with this ISO 4217 code.
     *
     * @throws RefusedException at {@code field} when it is missing or none
     */
    public static Currency currency(@Nullable String code, String field) {
        String present = Require.present(code, field);
        try {
            return Currency.getInstance(present);
        } catch (IllegalArgumentException unknown) {
            RefusedException refused = Require.refused("VALUE_UNKNOWN", field, present, "CNY, … (ISO 4217)");
            refused.initCause(unknown);
            throw refused;
        }
    }

    /**
     * An amount of input, exactly.
     *
     * @throws RefusedException at {@code field} when it is missing, has more decimals than the currency or is too large
     */
    public static Money exactly(@Nullable BigDecimal amount, Currency currency, String field) {
        BigDecimal present = Require.present(amount, field);
        Require.that(
                fits(present, currency),
                "TOO_MANY_DECIMALS",
                field,
                present.toPlainString(),
                "≤ " + digits(currency) + " (" + currency.getCurrencyCode() + ")");
        return Require.within(field, () -> round(present, currency));
    }

    /** An amount of input, exactly, and zero or more. */
    public static Money notNegative(@Nullable BigDecimal amount, Currency currency, String field) {
        return exactly(Require.notNegative(amount, field), currency, field);
    }

    /** Decimals of the currency: 2 for CNY, 0 for JPY. */
    public static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Money fromJson(JsonForm form) {
        if (form.amount == null || form.currency == null) {
            throw new IllegalArgumentException("money needs \"amount\" and \"currency\", seen: " + form);
        }
        return of(form.amount, form.currency);
    }

    @JsonValue
    JsonForm toJson() {
        return new JsonForm(amount(), currency);
    }

    record JsonForm(
            @PlainDecimal @Nullable BigDecimal amount,
            @Nullable Currency currency) {}

    /** The amount with exactly the currency's decimals. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, digits(currency));
    }

    /** The amount in plain decimal notation, such as {@code 83.55}. */
    public String amountText() {
        return amount().toPlainString();
    }

    public Money plus(Money other) {
        same(other);
        try {
            return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
        } catch (ArithmeticException tooLarge) {
            throw tooLarge(amountText() + " + " + other.amountText(), currency, tooLarge);
        }
    }

    public Money minus(Money other) {
        same(other);
        try {
            return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
        } catch (ArithmeticException tooLarge) {
            throw tooLarge(amountText() + " - " + other.amountText(), currency, tooLarge);
        }
    }

    public Money negate() {
        return zero(currency).minus(this);
    }

    /** The smaller of the two. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of the two. */
    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    @Override
    public int compareTo(Money other) {
        same(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    @Override
    public String toString() {
        return amountText() + " " + currency.getCurrencyCode();
    }

    private void same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies differ: " + this + " and " + other);
        }
    }

    private static RefusedException tooLarge(String seen, Currency currency, ArithmeticException cause) {
        RefusedException refused = new RefusedException(Refusal.invalid(
                "AMOUNT_TOO_LARGE",
                null,
                Map.of("seen", seen, "expected", "≤ " + new Money(Long.MAX_VALUE, currency))));
        refused.initCause(cause);
        return refused;
    }
}
