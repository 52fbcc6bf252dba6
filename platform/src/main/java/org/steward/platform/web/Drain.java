package org.steward.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * Lets an instance go without a failed request. While it stops it is not ready any more, so no new connection comes; for
 * the drain time it still answers, and each answer ends its connection. Only then does the web server close its door.
 *
 * <p>The time has to be longer than callers keep a connection without using it, or one could be used and closed at once.
 */
final class Drain implements SmartLifecycle {

    private final Duration time;
    private volatile boolean draining;
    private volatile boolean running;

    Drain(Duration time) {
        this.time = time;
    }

    Filter filter() {
        return (request, response, chain) -> {
            if (draining && response instanceof HttpServletResponse answer) {
                answer.setHeader(HttpHeaders.CONNECTION, "close");
            }
            chain.doFilter(request, response);
        };
    }

    @Override
    public void start() {
        draining = false;
        running = true;
    }

    @Override
    public void stop() {
        draining = true;
        running = false;
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server stops: a higher phase stops sooner. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
