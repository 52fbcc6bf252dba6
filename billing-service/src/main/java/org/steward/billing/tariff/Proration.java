package org.steward.billing.tariff;

/** How much of a monthly rate a period costs. */
public enum Proration {
    /** The rate once, whatever the period. */
    NONE,
    /** For every calendar month touched the days covered by the days of that month. */
    DAILY_ACTUAL,
    /** For every calendar month touched the days covered by 30; a full month is one. */
    DAILY_30
}
