package org.steward.staff.leave;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Ratio;

/**
 * Statutory paid annual leave.
 *
 * <p>Source: Regulation on Paid Annual Leave of Employees (State Council Decree 514, art. 3) for the entitlement, and its
 * implementation measures (Ministry Order 1 of 2008, art. 5 and 12) for parts of a year: calendar days divided by 365,
 * parts of a day not counted, and no claw-back from a leaver who took more.
 */
final class AnnualLeave {

    /** The divisor of the measures, in leap years too. */
    private static final Ratio YEAR = Ratio.of(365);

    /** More than anyone's leave; bounds the arithmetic. */
    private static final BigDecimal MOST = new BigDecimal("1000");

    private AnnualLeave() {}

    /**
     * Days a year after so many years of work in all.
     *
     * @throws RefusedException at {@code serviceYears} when missing or negative
     */
    public static int entitlement(@Nullable BigDecimal serviceYears) {
        BigDecimal years = amount(serviceYears, "serviceYears");
        if (years.compareTo(BigDecimal.ONE) < 0) {
            return 0;
        }
        if (years.compareTo(BigDecimal.TEN) < 0) {
            return 5;
        }
        return years.compareTo(new BigDecimal("20")) < 0 ? 10 : 15;
    }

    /**
     * Whole days due for the year in which someone joined, the day of joining included.
     *
     * @throws RefusedException naming the field, such as {@code NOT_EMPLOYED_IN_YEAR} at {@code joined}
     */
    public static int forJoiner(int year, @Nullable BigDecimal entitlementDays, LocalDate joined) {
        return earned(year, entitlementDays, joined, null).floor().intValueExact();
    }

    /**
     * Whole days to be paid to someone who leaves: what was earned up to and including the last day less what was taken,
     * never below zero.
     *
     * @param joined when he also joined in that year; null otherwise
     * @throws RefusedException naming the field, such as {@code NOT_EMPLOYED_IN_YEAR} at {@code left}
     */
    public static int payableToLeaver(
            int year,
            @Nullable BigDecimal entitlementDays,
            @Nullable LocalDate joined,
            LocalDate left,
            @Nullable BigDecimal takenDays) {
        Ratio taken = Ratio.of(amount(takenDays, "takenDays"));
        Ratio earned = earned(year, entitlementDays, joined, left);
        return earned.minus(taken).max(Ratio.ZERO).floor().intValueExact();
    }

    private static Ratio earned(
            int year, @Nullable BigDecimal entitlementDays, @Nullable LocalDate joined, @Nullable LocalDate left) {
        Ratio entitlement = Ratio.of(amount(entitlementDays, "entitlementDays"));
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        if (joined != null) {
            Require.that(!joined.isAfter(last), "NOT_EMPLOYED_IN_YEAR", "joined", joined, "≤ " + last);
            first = joined.isAfter(first) ? joined : first;
        }
        if (left != null) {
            Require.that(
                    !left.isBefore(LocalDate.of(year, 1, 1)),
                    "NOT_EMPLOYED_IN_YEAR",
                    "left",
                    left,
                    "≥ " + LocalDate.of(year, 1, 1));
            if (joined != null) {
                Require.notBefore(joined, left, "left");
            }
            last = left.isBefore(last) ? left : last;
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return entitlement.times(Ratio.of(days)).dividedBy(YEAR).min(entitlement);
    }

    private static BigDecimal amount(@Nullable BigDecimal value, String field) {
        BigDecimal present = Require.notNegative(value, field);
        Require.that(
                present.compareTo(MOST) <= 0 && present.scale() <= 6,
                "VALUE_OUT_OF_RANGE",
                field,
                present,
                "≤ " + MOST);
        return present;
    }
}
