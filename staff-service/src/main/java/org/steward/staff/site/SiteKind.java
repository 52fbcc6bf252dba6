package org.steward.staff.site;

/** What kind of property a site is. */
public enum SiteKind {
    HOUSING_ESTATE,
    PREMIUM_TOWERS,
    OFFICE_TOWER,
    SHOPPING_STREET,
    SHOPPING_CENTRE,
    INDUSTRIAL_PARK,
    PUBLIC_BUILDING,
    MIXED_USE
}
