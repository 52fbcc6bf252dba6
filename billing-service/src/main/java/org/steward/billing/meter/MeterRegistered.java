package org.steward.billing.meter;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;

/** A meter is on the register. */
@EventType("org.steward.billing.meter.registered.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeterRegistered(
        String meterId, String siteId, @Nullable String unitId, String number, MeterKind kind, String unitOfMeasure) {}
