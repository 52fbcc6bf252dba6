package org.steward.platform.projection;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Waits longer after each failure in a row; says once that something is away and once that it is back. */
final class Backoff {

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int DOUBLINGS = 10;

    private final Logger log;
    private final String what;
    private int failures;

    Backoff(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** Notes a failure; returns for how long to wait. */
    long failed(Throwable failure) {
        if (failures == 0) {
            boolean away = Failures.isTransient(failure) || failure instanceof org.apache.kafka.common.KafkaException;
            // What is away explains itself; anything else is a fault to be found.
            log.warn("{} stands still: {}", what, failure.toString(), away ? null : failure);
        }
        failures++;
        return Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures - 1, DOUBLINGS));
    }

    void over() {
        if (failures > 0) {
            log.info("{} goes on after {} failures", what, failures);
            failures = 0;
        }
    }
}
