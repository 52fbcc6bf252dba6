package org.steward.platform.document;

/** A page cursor that this product did not make. */
public final class BadCursor extends RuntimeException {

    public BadCursor(String cursor) {
        super("cursor '" + cursor + "': expected the 'next' of an earlier page");
    }
}
