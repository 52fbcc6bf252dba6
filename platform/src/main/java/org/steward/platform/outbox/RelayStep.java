package org.steward.platform.outbox;

/** The points between which a crash must lose nothing and do nothing twice; tests stop the relay at each of them. */
enum RelayStep {
    BEFORE_INSERT,
    INSERTED,
    PULLED,
    BEFORE_PUBLISH,
    BEFORE_COMMIT,
    COMMITTED,
    CURSOR_MOVED
}
