package org.steward.platform.outbox;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.steward.platform.document.Database;

/** Says once that something does not work and once that it works again, and how long to wait between the tries. */
final class Outage {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Logger log;
    private final String what;
    private int failures;

    Outage(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** Notes a failure; returns for how long to wait, in nanoseconds. */
    long failed(Throwable failure) {
        if (failures == 0) {
            // The reason says it all when a server is away; anything else is a fault to be found.
            boolean away = Database.isUnavailable(failure) || failure instanceof KafkaException;
            log.warn("{} does not work now and is tried on: {}", what, failure.toString(), away ? null : failure);
        } else {
            log.debug("{} failed again", what, failure);
        }
        failures++;
        return Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(failures, 10));
    }

    void over() {
        if (failures > 0) {
            log.info("{} works again after {} failures", what, failures);
            failures = 0;
        }
    }
}
