package org.steward.billing.entity;

import org.steward.platform.command.EventType;

/** A legal entity has another bank account; its number stays with the entity. */
@EventType("org.steward.billing.legal-entity.bank-account-opened.v1")
record BankAccountOpened(String entityId, String bankAccountId, String bank, BankAccount.Purpose purpose) {}
