package org.steward.billing.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.steward.platform.command.EventType;
import org.steward.platform.money.PlainDecimal;

/** A reading does not count. */
@EventType("org.steward.billing.meter.reading-refused.v1")
record ReadingRefused(
        String meterId,
        String siteId,
        String readingId,
        LocalDate readOn,
        @PlainDecimal BigDecimal value,
        List<Reason> reasons) {}
