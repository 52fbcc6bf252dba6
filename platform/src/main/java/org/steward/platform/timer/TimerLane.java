package org.steward.platform.timer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.AggregateStore.Due;
import org.steward.platform.document.Database;

/** The due aggregates of one handler on their way through it, a few at a time and apart from those of other handlers. */
final class TimerLane {

    private static final Logger log = LoggerFactory.getLogger(TimerLane.class);
    private static final int MOST_READY = 200;
    private static final int MOST_RUNNERS = 4;
    private static final long FINISH_SECONDS = 5;

    private final TimerHandler handler;
    private final Clock clock;
    private final Runnable finished;
    private final Counter handled;
    private final Counter failed;
    private final DueLane due = new DueLane();
    private final Semaphore runners = new Semaphore(MOST_RUNNERS);
    private boolean away;

    /** {@code finished} is called when all that was found has been handled: there may be more. */
    TimerLane(TimerHandler handler, Clock clock, MeterRegistry meters, Runnable finished) {
        this.handler = handler;
        this.clock = clock;
        this.finished = finished;
        this.handled = Counter.builder("steward.timer.handled")
                .description("Due aggregates handled without a failure")
                .tag("aggregate", name())
                .register(meters);
        this.failed = Counter.builder("steward.timer.failed")
                .description("Due aggregates whose handling failed; it is tried again")
                .tag("aggregate", name())
                .register(meters);
        Gauge.builder("steward.timer.stuck", due::stuck)
                .description("Due aggregates that were handled or failed and are still due")
                .tag("aggregate", name())
                .register(meters);
    }

    private String name() {
        return handler.store().type().name();
    }

    /** Finds what is due and has it handled; returns whether there was nothing at all to do. */
    boolean look() {
        if (due.hasReady()) {
            return false;
        }
        boolean idle = due.isIdle();
        try {
            int wanted = MOST_READY + due.known();
            Instant now = clock.instant();
            List<Due> found = handler.store().due(now, wanted);
            away = false;
            for (Due unmoved : due.offer(found, found.size() < wanted, MOST_READY, System.nanoTime())) {
                log.warn(
                        "{} {} was handled and is still due at {}: the command must move or clear nextDueAt",
                        name(),
                        unmoved.id(),
                        unmoved.dueAt());
            }
            boolean nothing = !due.hasReady();
            while (due.hasReady() && runners.tryAcquire()) {
                Thread.ofVirtual().name("timer-" + name()).start(() -> run(now));
                if (runners.availablePermits() == 0) {
                    break;
                }
            }
            return idle && nothing;
        } catch (RuntimeException failure) {
            if (!Database.isUnavailable(failure)) {
                log.error("{}: what is due could not be read", name(), failure);
            } else if (!away) {
                away = true;
                log.warn("{}: what is due cannot be read now: {}", name(), failure.toString());
            }
            return false;
        }
    }

    /** Lets what is in work come to an end, for a few seconds; what nobody has begun is dropped and found again. */
    void finish() {
        due.dropReady();
        try {
            if (runners.tryAcquire(MOST_RUNNERS, FINISH_SECONDS, TimeUnit.SECONDS)) {
                runners.release(MOST_RUNNERS);
            } else {
                log.warn("{}: a handler has not come to an end in {} s", name(), FINISH_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Instant now) {
        try {
            for (Due next = due.next(); next != null; next = due.next()) {
                handle(next, now);
            }
        } finally {
            runners.release();
            finished.run();
        }
    }

    private void handle(Due one, Instant now) {
        try {
            handler.onDue(one, now);
            due.succeeded(one);
            handled.increment();
        } catch (RuntimeException failure) {
            due.failed(one, System.nanoTime());
            failed.increment();
            if (Database.isUnavailable(failure)) {
                log.warn("{} {} due at {}: {}", name(), one.id(), one.dueAt(), failure.toString());
            } else {
                log.error("{} {} due at {} failed and is tried again", name(), one.id(), one.dueAt(), failure);
            }
        } catch (Error fault) {
            due.failed(one, System.nanoTime());
            throw fault;
        }
    }
}
