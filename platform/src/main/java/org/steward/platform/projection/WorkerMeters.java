package org.steward.platform.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** What is to be seen of the views and reactions of a service from outside. */
final class WorkerMeters {

    private final MeterRegistry registry;
    private final String service;

    WorkerMeters(MeterRegistry registry, String service) {
        this.registry = registry;
        this.service = service;
    }

    void applied(String member, int events) {
        counter("applied", "Events applied", member).increment(events);
    }

    void duplicates(String member, int events) {
        counter("duplicates", "Events seen before", member).increment(events);
    }

    void gap(String member) {
        counter("gaps", "Keys that stopped because events are missing; alarm on any", member)
                .increment();
    }

    void parked(String member) {
        counter("parkings", "Times a key was parked", member).increment();
    }

    void outage(String group) {
        Counter.builder("steward.projection.outages")
                .description("Times a consumer stood still because something it needs was away")
                .tags(tags("group", group))
                .register(registry)
                .increment();
    }

    /** From the record's time in Kafka until its effect could be seen. */
    void delay(String group, Duration delay) {
        Timer.builder("steward.projection.delay")
                .description("From publication until the event was applied")
                .publishPercentiles(0.5, 0.99)
                .tags(tags("group", group))
                .register(registry)
                .record(delay);
    }

    void lag(String group, Supplier<Number> lag) {
        Gauge.builder("steward.projection.lag", lag)
                .description("Records not yet applied, of the partitions this instance has")
                .tags(tags("group", group))
                .register(registry);
    }

    void parkedKeys(Supplier<Number> keys) {
        Gauge.builder("steward.projection.parked", keys)
                .description("Keys whose events wait for somebody to look; alarm on any")
                .tags(Tags.of("service", service))
                .register(registry);
    }

    private Counter counter(String name, String description, String member) {
        return Counter.builder("steward.projection." + name)
                .description(description)
                .tags(tags("member", member))
                .register(registry);
    }

    private Tags tags(String name, String value) {
        return Tags.of("service", service, name, value);
    }
}
