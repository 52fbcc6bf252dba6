package org.steward.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.ClaimType;
import org.steward.platform.document.Claims;
import org.steward.platform.document.LeaseTerm;
import org.steward.platform.document.Leases;

/** Frees keys that were claimed by an instance that died before it wrote their owner; on one instance at a time. */
final class ClaimsSweep implements BackgroundWork {

    static final String LEASE = "claims";

    private static final Logger log = LoggerFactory.getLogger(ClaimsSweep.class);

    private final Claims claims;
    private final List<ClaimType> types;
    private final Leases leases;
    private final Clock clock;
    private final Duration every;
    private volatile boolean running;
    private @Nullable Thread worker;

    ClaimsSweep(Claims claims, List<ClaimType> types, Leases leases, Clock clock, Duration every) {
        this.claims = claims;
        this.types = List.copyOf(types);
        this.leases = leases;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public void start() {
        if (types.isEmpty()) {
            return;
        }
        running = true;
        worker = Thread.ofVirtual().name("claims-sweep").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = worker;
        if (stopping == null) {
            return;
        }
        stopping.interrupt();
        try {
            stopping.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (running) {
                LeaseTerm term = leases.lease(LEASE).await();
                if (term == null) {
                    return;
                }
                try {
                    sweepWhile(term);
                } finally {
                    term.release();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepWhile(LeaseTerm term) {
        while (running && !term.isOver()) {
            if (term.isLive()) {
                types.forEach(this::sweep);
            }
            LockSupport.parkNanos(every.toNanos());
        }
    }

    private void sweep(ClaimType type) {
        try {
            int freed = claims.sweep(type.name(), type.orphanedAfter(), clock.instant(), type.holder());
            if (freed > 0) {
                log.info("{} claims of type {} were nobody's and are free again", freed, type.name());
            }
        } catch (RuntimeException failure) {
            // The next round looks again; a claim that stays a little longer harms nobody.
            log.warn("claims of type {} could not be swept: {}", type.name(), failure.toString());
        }
    }
}
