package org.steward.platform.outbox;

/** Tells the relay of an aggregate's shard that it has new events; the relay's own sweep is the net when one is lost. */
@FunctionalInterface
public interface RelayNudge {

    /** Called after each write; never blocks and never fails. */
    void nudge(String collection, String aggregateId);
}
