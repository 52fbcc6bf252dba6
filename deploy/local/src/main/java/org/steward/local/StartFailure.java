package org.steward.local;

/** Why the local run does not start, in one line for the person at the terminal. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }
}
