package org.steward.platform.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pure decision on one aggregate; may be called again when another writer was first. */
@FunctionalInterface
public interface Decider<S> {

    /**
     * Decides.
     *
     * @param state the current state, or null when the aggregate does not exist yet
     * @param now the instant of the command, to the millisecond
     */
    Decision<S> decide(@Nullable S state, Instant now);
}
