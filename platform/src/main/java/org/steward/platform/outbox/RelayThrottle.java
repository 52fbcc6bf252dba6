package org.steward.platform.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets a mass run go on only while few events wait to be published, so that payments do not queue behind it. */
public final class RelayThrottle {

    private static final long PAUSE_MILLIS = 20;

    private final LongSupplier waiting;
    private final long limit;

    RelayThrottle(LongSupplier waiting, long limit) {
        this.waiting = waiting;
        this.limit = limit;
    }

    /** Never waits: for tests without a relay. */
    public static RelayThrottle unlimited() {
        return new RelayThrottle(() -> 0, 0);
    }

    /**
     * Waits until no more events than the limit wait; asked before each batch of a mass run.
     *
     * @return false when there were still more at the end of {@code deadline}; the run should say so and go on later
     */
    public boolean awaitCapacity(Duration deadline) throws InterruptedException {
        long giveUpAt = System.nanoTime() + deadline.toNanos();
        while (waiting.getAsLong() > limit) {
            if (System.nanoTime() - giveUpAt >= 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
