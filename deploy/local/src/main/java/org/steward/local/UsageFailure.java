package org.steward.local;

/** A command line that means nothing here, in one line for the person who typed it. */
final class UsageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageFailure(String message) {
        super(message);
    }
}
