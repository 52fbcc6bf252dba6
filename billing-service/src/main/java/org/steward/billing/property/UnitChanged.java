package org.steward.billing.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.platform.money.PlainDecimal;

/** A unit's use or areas were corrected. */
@EventType("org.steward.billing.unit.changed.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitChanged(
        String unitId,
        String siteId,
        UnitKind kind,
        @PlainDecimal BigDecimal builtArea,
        @PlainDecimal @Nullable BigDecimal insideArea) {}
