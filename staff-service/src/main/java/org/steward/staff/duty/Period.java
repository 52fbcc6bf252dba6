package org.steward.staff.duty;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * One round of a rhythm.
 *
 * @param key as people write it: {@code 2026-11-05}, {@code 2026-W45}, {@code 2026-11}, {@code 2026-Q4}, {@code 2026-H2},
 *     {@code 2026}
 * @param to exclusive
 */
public record Period(String key, LocalDate from, LocalDate to) {

    /** Its length in days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
