package org.steward.billing.chargerequest;

import org.steward.billing.account.ChargeSource;
import org.steward.platform.command.EventType;

/** A charge another service had asked for was taken back for it. */
@EventType("org.steward.billing.charge-request.withdrawn.v1")
record ChargeRequestWithdrawn(String requestId, String siteId, ChargeSource source) {}
