package org.steward.staff.duty;

/** What is due of a period in which the holder was in his position for a part only. */
public enum Partial {
    /** All of it from whoever holds the position when it falls due; nothing from others. */
    FULL,
    /** The part of the quota that belongs to the days he was there, whole acts only. */
    PRORATE,
    /** All of it from whoever was there for half of the period's days or more; nothing from others. */
    EXCUSE
}
