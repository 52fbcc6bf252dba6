package org.steward.gateway.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.steward.gateway.routing.Backend;
import org.steward.gateway.routing.Backends;

/** UP when every service says it is ready; the detail names the ones that do not. */
@Component("services")
class ServicesHealth implements HealthIndicator {

    private static final String UNREACHABLE = "UNREACHABLE";

    private final Backends backends;
    private final RestClient http;

    ServicesHealth(Backends backends, ClientHttpRequestFactory serviceRequestFactory) {
        this.backends = backends;
        this.http = RestClient.builder().requestFactory(serviceRequestFactory).build();
    }

    @Override
    public Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean allUp = true;
        for (Backend backend : backends.all()) {
            String state = state(backend);
            allUp &= state.equals("UP");
            details.put(backend.name(), state);
        }
        return (allUp ? Health.up() : Health.down()).withDetails(details).build();
    }

    private String state(Backend backend) {
        // Twice: a pooled connection may have been closed by a service that restarted meanwhile.
        String first = ask(backend);
        return first.equals(UNREACHABLE) ? ask(backend) : first;
    }

    private String ask(Backend backend) {
        try {
            return http.get()
                    .uri(backend.address() + "/actuator/health/readiness")
                    .exchangeForRequiredValue(
                            (request, response) -> response.getStatusCode().is2xxSuccessful() ? "UP" : "DOWN");
        } catch (ResourceAccessException unreachable) {
            return UNREACHABLE;
        }
    }
}
