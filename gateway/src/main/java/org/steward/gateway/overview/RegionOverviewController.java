package org.steward.gateway.overview;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import org.steward.gateway.overview.RegionOverview.Part;
import org.steward.gateway.overview.RegionOverview.State;
import org.steward.gateway.routing.Backend;
import org.steward.gateway.routing.Backends;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Json;
import org.steward.platform.web.Duties;
import tools.jackson.databind.JsonNode;

/** The one composition of the gateway (duty X1); each service decides itself what the caller may see. */
@RestController
class RegionOverviewController {

    private static final Logger log = LoggerFactory.getLogger(RegionOverviewController.class);
    private static final List<String> PASSED_ON = List.of(
            HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT_LANGUAGE, "X-Correlation-Id", "X-Act-For", "traceparent");

    private final Backends backends;
    private final RestClient http;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    RegionOverviewController(Backends backends, ClientHttpRequestFactory serviceRequestFactory) {
        this.backends = backends;
        this.http = RestClient.builder().requestFactory(serviceRequestFactory).build();
    }

    @GetMapping("/api/overview/v1/regions/{regionId}")
    @AnyCaller
    @Duties("X1")
    RegionOverview overview(@PathVariable String regionId, HttpServletRequest request) {
        HttpHeaders headers = passedOn(request);
        Map<String, Future<Part>> pending = new LinkedHashMap<>();
        for (Backend backend : backends.all()) {
            pending.put(backend.name(), executor.submit(() -> ask(backend, regionId, headers)));
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        pending.forEach((service, part) -> parts.put(service, await(service, part)));
        if (parts.values().stream().allMatch(part -> part.state() == State.DENIED)) {
            throw new RefusedException(Refusal.notFound("region", regionId));
        }
        return new RegionOverview(regionId, parts);
    }

    private Part ask(Backend backend, String regionId, HttpHeaders headers) throws Exception {
        CircuitBreaker breaker = backend.breaker();
        Callable<Part> call = CircuitBreaker.decorateCallable(breaker, () -> exchange(backend, regionId, headers));
        try {
            return call.call();
        } catch (CallNotPermittedException | ResourceAccessException unreachable) {
            log.warn("overview of {}: {}", backend.name(), unreachable.toString());
            return new Part(State.UNAVAILABLE, "SERVICE_UNAVAILABLE", null);
        }
    }

    private Part exchange(Backend backend, String regionId, HttpHeaders headers) {
        return http.get()
                .uri(UriComponentsBuilder.fromUri(backend.address())
                        .pathSegment("api", backend.name(), "v1", "regions", regionId, "overview")
                        .build()
                        .toUri())
                .headers(outgoing -> outgoing.addAll(headers))
                .exchangeForRequiredValue((outgoing, response) ->
                        part(response.getStatusCode(), response.getBody().readAllBytes()));
    }

    private static Part part(HttpStatusCode status, byte[] body) {
        JsonNode json = body.length == 0 ? null : Json.mapper().readTree(body);
        if (status.is2xxSuccessful()) {
            return new Part(State.AVAILABLE, null, json);
        }
        String code = json == null || json.path("code").isMissingNode()
                ? "HTTP_" + status.value()
                : json.path("code").asString();
        return new Part(status.is4xxClientError() ? State.DENIED : State.UNAVAILABLE, code, null);
    }

    private static Part await(String service, Future<Part> part) {
        try {
            return part.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Part(State.UNAVAILABLE, "INTERRUPTED", null);
        } catch (ExecutionException failure) {
            log.error("overview of {} failed", service, failure.getCause());
            return new Part(State.UNAVAILABLE, "UNREADABLE_ANSWER", null);
        }
    }

    private static HttpHeaders passedOn(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : PASSED_ON) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        return headers;
    }
}
