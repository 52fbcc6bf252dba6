package org.steward.billing.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.platform.money.PlainDecimal;

/** A unit is on the register; areas in square metres. */
@EventType("org.steward.billing.unit.registered.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitRegistered(
        String unitId,
        String siteId,
        String buildingId,
        String code,
        UnitKind kind,
        @PlainDecimal BigDecimal builtArea,
        @PlainDecimal @Nullable BigDecimal insideArea) {}
