package org.steward.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;

/** One service behind the gateway: its name in paths, its address, and the breaker that isolates it. */
public record Backend(String name, URI address, CircuitBreaker breaker) {}
