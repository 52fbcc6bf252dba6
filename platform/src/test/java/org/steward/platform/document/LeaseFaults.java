package org.steward.platform.document;

import java.time.Duration;

/** What can happen to the holder of leases, for tests in other packages. */
public final class LeaseFaults {

    private LeaseFaults() {}

    /** The process is gone or paused: no renewal, nothing given back. */
    public static void halt(Leases leases) {
        Thread keeper = leases.halt();
        if (keeper != null) {
            try {
                keeper.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    /** The holder was paused right after it had asked whether it may act, and goes on believing so. */
    public static void believe(LeaseTerm term) {
        term.extend(System.nanoTime() + Duration.ofHours(1).toNanos());
    }
}
