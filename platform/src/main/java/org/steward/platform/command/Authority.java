package org.steward.platform.command;

import org.jspecify.annotations.Nullable;

/**
 * Who acts, and on whose authority.
 *
 * @param actor employee, customer or {@code system:<name>} id; never a name
 * @param onBehalfOf the delegator when a delegate acts (duty T13), else null
 */
public record Authority(String actor, @Nullable String onBehalfOf) {

    /** A part of the product acting by itself: {@code system:timer}, {@code system:charges}. */
    public static Authority system(String name) {
        return new Authority("system:" + name, null);
    }

    public static Authority of(String actor) {
        return new Authority(actor, null);
    }

    /** Whether two acts are by different people whoever stood in for whom (maker and checker). */
    public boolean isDisjointFrom(Authority other) {
        return !actor.equals(other.actor)
                && !actor.equals(other.onBehalfOf)
                && (onBehalfOf == null || (!onBehalfOf.equals(other.actor) && !onBehalfOf.equals(other.onBehalfOf)));
    }
}
