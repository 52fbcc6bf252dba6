package org.steward.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.steward.gateway.GatewaySettings;

/** The services the gateway knows, in the order of their names. */
@Component
public class Backends {

    private static final int TRIAL_CALLS = 3;

    private final List<Backend> all;

    Backends(GatewaySettings settings, MeterRegistry meters) {
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.breaker().window())
                .minimumNumberOfCalls(Math.max(1, settings.breaker().window() / 4))
                .failureRateThreshold(settings.breaker().failurePercent())
                .waitDurationInOpenState(settings.breaker().openFor())
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        this.all = settings.services().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(service -> new Backend(service.getKey(), service.getValue(), breaker(breakers, service.getKey())))
                .toList();
    }

    public List<Backend> all() {
        return all;
    }

    private static CircuitBreaker breaker(CircuitBreakerRegistry breakers, String service) {
        return breakers.circuitBreaker(service);
    }
}
