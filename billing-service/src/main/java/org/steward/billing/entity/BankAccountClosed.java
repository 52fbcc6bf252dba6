package org.steward.billing.entity;

import org.steward.platform.command.EventType;

/** A bank account of a legal entity is used no more. */
@EventType("org.steward.billing.legal-entity.bank-account-closed.v1")
record BankAccountClosed(String entityId, String bankAccountId) {}
