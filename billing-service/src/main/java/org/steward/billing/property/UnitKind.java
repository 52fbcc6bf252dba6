package org.steward.billing.property;

/** What a unit is used as. */
public enum UnitKind {
    FLAT,
    SHOP,
    OFFICE,
    PARKING_SPACE,
    STORAGE
}
