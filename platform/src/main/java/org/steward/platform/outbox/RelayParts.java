package org.steward.platform.outbox;

import java.time.Clock;
import java.util.List;
import org.steward.platform.document.Leases;

/** What all shards of a relay share. */
record RelayParts(
        RelaySettings settings,
        Leases leases,
        Journal journal,
        OutboxCollections collections,
        BlockedStore blocked,
        List<OutgoingRoute> routes,
        TopicSetup topics,
        Clock clock,
        RelayMeters meters) {

    String leaseName(int shard) {
        return "relay-" + shard;
    }
}
