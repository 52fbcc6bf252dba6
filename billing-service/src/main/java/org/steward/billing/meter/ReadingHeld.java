package org.steward.billing.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.steward.platform.command.EventType;
import org.steward.platform.money.PlainDecimal;

/** A reading waits for a person to release or reject it. */
@EventType("org.steward.billing.meter.reading-held.v1")
record ReadingHeld(
        String meterId,
        String siteId,
        String readingId,
        LocalDate readOn,
        @PlainDecimal BigDecimal value,
        List<Reason> reasons) {}
