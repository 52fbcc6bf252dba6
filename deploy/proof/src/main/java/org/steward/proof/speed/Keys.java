package org.steward.proof.speed;

import java.util.UUID;

/** Idempotency keys, each new. */
final class Keys {

    private final String prefix = UUID.randomUUID().toString().substring(0, 13) + "-";
    private long last;

    String next() {
        return prefix + ++last;
    }
}
