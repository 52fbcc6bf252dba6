package org.steward.platform.projection;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.steward.platform.document.Database;

/** What all views and reactions of a service share. */
record WorkerParts(
        ProjectionSettings settings,
        Database database,
        ConsumerFactory consumers,
        Generations generations,
        ParkedStore parking,
        Retry retry,
        WorkerMeters meters) {

    /** Bounded, and only for what would fail again: an outage is waited out by the consumer. */
    static Retry retry(ProjectionSettings settings) {
        ProjectionSettings.Pace pace = settings.pace();
        return Retry.of(
                settings.service() + "-events",
                RetryConfig.custom()
                        .maxAttempts(pace.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialBackoff(pace.firstWait(), 2))
                        .retryOnException(failure -> !Failures.isTransient(failure))
                        .build());
    }

    <V> ViewRows<V> rows(Projection<V> projection, long generation) {
        return new ViewRows<>(database, projection, generation, parking, retry, meters);
    }
}
