package org.steward.local.tour;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;

/**
 * The dates of a tour, told from the platform's own day: the month before it is billed.
 *
 * @param today at the sites
 */
record Months(LocalDate today) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static Months at(Instant now) {
        return new Months(LocalDate.ofInstant(now, ZONE));
    }

    /** The month that is billed. */
    YearMonth billed() {
        return YearMonth.from(today).minusMonths(1);
    }

    /** Half-open, as a period is. */
    static Map<String, Object> period(YearMonth month) {
        return Map.of(
                "from",
                month.atDay(1).toString(),
                "to",
                month.plusMonths(1).atDay(1).toString());
    }

    /** The last day of the month that many months before the billed one. */
    LocalDate endOf(int monthsBefore) {
        return billed().minusMonths(monthsBefore).atEndOfMonth();
    }
}
