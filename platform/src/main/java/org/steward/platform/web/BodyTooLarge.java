package org.steward.platform.web;

import java.io.IOException;

/** A request body over the limit of its route. */
final class BodyTooLarge extends IOException {

    private final long limitBytes;

    BodyTooLarge(long limitBytes) {
        super("request body over " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    long limitBytes() {
        return limitBytes;
    }
}
