package org.steward.billing.sitebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;
import org.steward.platform.money.PlainDecimal;

/** A management contract holds at a site from that day on. */
@EventType("org.steward.billing.site-book.contract-agreed.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContractAgreed(
        String siteId,
        LocalDate from,
        ManagementContract.Kind kind,
        @PlainDecimal @Nullable BigDecimal ratio,
        @Nullable Money monthly) {}
