package org.steward.billing.entity;

import org.steward.platform.command.EventType;

/** A legal entity of the company keeps books. */
@EventType("org.steward.billing.legal-entity.registered.v1")
record LegalEntityRegistered(String entityId, String code, String name, String taxpayerNumber) {}
