package org.steward.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code steward.gateway}.
 *
 * @param services base address of each service by name ({@code billing}, {@code workorder}, {@code security}, {@code staff})
 * @param limits requests per second, each with a burst of twice as many
 * @param connectTimeout to open a connection to a service
 * @param answerTimeout until a service has begun to answer
 * @param breaker when to stop calling a service
 */
@ConfigurationProperties("steward.gateway")
public record GatewaySettings(
        Map<String, URI> services,
        @DefaultValue Limits limits,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("15s") Duration answerTimeout,
        @DefaultValue Breaker breaker) {

    public record Limits(
            @DefaultValue("200") int perCallerPerSecond,
            @DefaultValue("2000") int perSitePerSecond) {}

    /**
     * The circuit breaker of one service; only transport failures and time-outs count, not what a service answers.
     *
     * @param window calls looked at
     * @param failurePercent of the window that opens it
     * @param openFor how long calls are answered 503 at once before one is tried again
     */
    public record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("50") float failurePercent,
            @DefaultValue("2s") Duration openFor) {}
}
