package org.steward.billing.entity;

import org.steward.platform.command.EventType;

/** A legal entity's particulars were corrected. */
@EventType("org.steward.billing.legal-entity.changed.v1")
record LegalEntityChanged(String entityId, String name, String taxpayerNumber) {}
