package org.steward.billing.account;

/** What in another service a charge is for: {@code workOrder} and its id. */
public record ChargeSource(String type, String id) {}
