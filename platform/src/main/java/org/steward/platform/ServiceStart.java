package org.steward.platform;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Leases;
import org.steward.platform.document.Migration;
import org.steward.platform.document.Migrations;
import org.steward.platform.outbox.Relay;
import org.steward.platform.projection.ProjectionWorker;
import org.steward.platform.timer.TimerSweeper;

/**
 * Prepares the database and starts relay, projections and timers, trying again for as long as the database is away; the
 * service is ready only then. Stops them in reverse after the last request.
 */
final class ServiceStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ServiceStart.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Database database;
    private final List<IndexSpec> indexes;
    private final Migrations migrations;
    private final List<Migration> migrationSteps;
    private final Leases leases;
    private final Relay relay;
    private final ProjectionWorker worker;
    private final TimerSweeper timers;
    private final List<BackgroundWork> background;
    private final ApplicationEventPublisher events;
    private volatile boolean running;
    private @Nullable Thread starting;

    ServiceStart(
            Database database,
            List<IndexSpec> indexes,
            Migrations migrations,
            List<Migration> migrationSteps,
            Leases leases,
            Relay relay,
            ProjectionWorker worker,
            TimerSweeper timers,
            List<BackgroundWork> background,
            ApplicationEventPublisher events) {
        this.database = database;
        this.indexes = indexes;
        this.migrations = migrations;
        this.migrationSteps = migrationSteps;
        this.leases = leases;
        this.relay = relay;
        this.worker = worker;
        this.timers = timers;
        this.background = background;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        starting = Thread.ofVirtual().name("service-start").start(this::prepare);
    }

    private void prepare() {
        try {
            while (running && !prepared()) {
                // Ready is announced by Spring when the context is up; not before the database is.
                AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
            if (running) {
                AvailabilityChangeEvent.publish(events, this, ReadinessState.ACCEPTING_TRAFFIC);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean prepared() {
        try {
            database.ping();
            IndexSpec.ensure(database, indexes);
            migrations.run(migrationSteps);
        } catch (RuntimeException failure) {
            if (!Database.isUnavailable(failure)) {
                log.error("the database cannot be prepared; trying again", failure);
            } else {
                log.warn("the database is away: {}", failure.getMessage());
            }
            return false;
        }
        if (running) {
            leases.start();
            relay.start();
            worker.start();
            timers.start();
            background.forEach(BackgroundWork::start);
        }
        return true;
    }

    @Override
    public void stop() {
        running = false;
        if (starting != null) {
            starting.interrupt();
        }
        stopAll();
    }

    private synchronized void stopAll() {
        background.forEach(BackgroundWork::stop);
        timers.stop();
        worker.stop();
        relay.stop();
        leases.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server has drained: a lower phase stops later. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 4;
    }
}
