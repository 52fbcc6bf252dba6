package org.steward.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What is to be seen of a relay from outside; gauges tell of the shards this instance has. */
final class RelayMeters {

    private final MeterRegistry registry;
    private final String service;
    private final Counter published;

    RelayMeters(MeterRegistry registry, String service) {
        this.registry = registry;
        this.service = service;
        this.published = Counter.builder("steward.relay.published")
                .description("Journal entries published")
                .tag("service", service)
                .register(registry);
    }

    void published(int entries) {
        published.increment(entries);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("steward.relay." + name, value)
                .description(description)
                .tag("service", service)
                .register(registry);
    }
}
