package org.steward.billing.chargerequest;

import org.steward.billing.account.ChargeSource;
import org.steward.platform.command.EventType;

/** A charge another service asked for is on the account. */
@EventType("org.steward.billing.charge-request.granted.v1")
record ChargeRequestGranted(String requestId, String siteId, ChargeSource source, String accountId, String chargeId) {}
