package org.steward.platform.access;

/** What a position lets its holder do; a company gives roles to its positions, a service gives permissions to roles. */
public enum Role {
    COMPANY_ADMIN,
    FINANCE,
    HR,
    AUDITOR,
    REGIONAL_MANAGER,
    SITE_DIRECTOR,
    PROPERTY_ASSISTANT,
    FEE_CLERK,
    FRONT_DESK,
    CUSTOMER_DIRECTOR,
    CUSTOMER_SPECIALIST,
    EQUIPMENT_SUPERVISOR,
    TECHNICIAN,
    SECURITY_CAPTAIN,
    GUARD,
    /** Implied by a customer's token; never given to a position. */
    RESIDENT
}
