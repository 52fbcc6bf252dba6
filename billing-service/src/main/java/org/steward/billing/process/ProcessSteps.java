package org.steward.billing.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Database;

/**
 * Runs the steps of processes one after another, each process once in this instance; what stops is taken up again when
 * its timer says so.
 */
public final class ProcessSteps implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProcessSteps.class);
    private static final long STOP_SECONDS = 5;

    private final String name;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /** {@code name} is what the log calls such a process. */
    public ProcessSteps(String name) {
        this.name = name;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** One step; its outcome must be on record when it returns. */
    @FunctionalInterface
    public interface Step {
        /** Does the next step; false when there is nothing more to do. */
        boolean next() throws InterruptedException;
    }

    /** Runs steps in the background until there is nothing more to do, unless this instance does so already. */
    public void wake(String id, Step step) {
        if (running.add(id)) {
            threads.execute(() -> {
                try {
                    run(id, step);
                } finally {
                    running.remove(id);
                }
            });
        }
    }

    private void run(String id, Step step) {
        try {
            while (!threads.isShutdown() && step.next()) {
                log.debug("{} {} went on", name, id);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RefusedException refused) {
            // Another instance was there first, and goes on.
            log.info("{} {} left to another worker: {}", name, id, refused.getMessage());
        } catch (RuntimeException failure) {
            if (Database.isUnavailable(failure)) {
                log.warn("{} {} stopped, its timer takes it up again: {}", name, id, failure.toString());
            } else {
                log.error("{} {} stopped, its timer takes it up again", name, id, failure);
            }
        }
    }

    /** Finishes the steps under way, for a few seconds. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        }
    }
}
