package org.steward.billing.meter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.platform.money.PlainDecimal;

/**
 * A reading counts.
 *
 * @param use since the reading before, or null for the opening one
 */
@EventType("org.steward.billing.meter.reading-accepted.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadingAccepted(
        String meterId,
        String siteId,
        String readingId,
        LocalDate readOn,
        @PlainDecimal BigDecimal value,
        @PlainDecimal @Nullable BigDecimal use,
        List<Reason> reasons) {}
