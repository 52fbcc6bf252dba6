package org.steward.platform.outbox;

/** Wakes the relay of a shard after a write; the relay's own polling is the net when a nudge is lost. */
@FunctionalInterface
public interface RelayNudge {
    void nudge(int shard);
}
