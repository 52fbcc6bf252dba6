package org.steward.billing.chargerequest;

import org.steward.billing.account.ChargeSource;
import org.steward.platform.command.EventType;

/** A charge another service asked for cannot be raised; {@code code} says why. */
@EventType("org.steward.billing.charge.refused.v1")
record ChargeRefused(String requestId, String siteId, ChargeSource source, String code) {}
