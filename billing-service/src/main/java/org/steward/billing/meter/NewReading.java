package org.steward.billing.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.steward.platform.document.Ids;

/**
 * A register value as somebody read it.
 *
 * @param line where it stood in what was sent, from 1
 */
record NewReading(int line, LocalDate readOn, BigDecimal value) {

    String id(String meterId) {
        return Ids.uuid5("reading|" + meterId + '|' + readOn + '|'
                        + value.stripTrailingZeros().toPlainString())
                .toString();
    }
}
