package org.steward.local.tour;

/** The first answer that was not as it should be. */
final class TourFailure extends RuntimeException {
    TourFailure(String message) {
        super(message);
    }
}
