package org.steward.staff.employee;

/** Why somebody looks at personal data in clear; on record. */
public enum ReadPurpose {
    CONTRACT,
    PAYROLL,
    SOCIAL_INSURANCE,
    EMERGENCY,
    AUTHORITY_REQUEST,
    CORRECTION
}
