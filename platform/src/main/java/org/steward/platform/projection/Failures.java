package org.steward.platform.projection;

import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Database;

/** Tells what passes by itself from what will fail again. */
final class Failures {

    private static final int MAX_TEXT = 500;

    private Failures() {}

    /** Whether trying the same again later makes sense: database away, overload. Never a reason to park. */
    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused
                    && isTransient(refused.refusal().kind())) {
                return true;
            }
        }
        return Database.isUnavailable(failure);
    }

    private static boolean isTransient(Refusal.Kind kind) {
        return switch (kind) {
            case BUSY, UNAVAILABLE, TIMED_OUT, RATE_LIMITED -> true;
            case MALFORMED, FORBIDDEN, NOT_FOUND, CONFLICT, STALE, INVALID, PRECONDITION_REQUIRED, TOO_LARGE -> false;
        };
    }

    /** One line for the record of a parked key. */
    static String describe(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
