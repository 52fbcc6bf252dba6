package org.steward.staff.obligation;

import java.time.LocalDate;

/** Days on which somebody is on leave; both ends included. */
record Away(LocalDate from, LocalDate to) {

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
