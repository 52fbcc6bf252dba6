package org.steward.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.steward.gateway.limit.RateLimits;

/** {@code /api/<service>/**} goes to that service, {@code /v3/api-docs/<service>} to its OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouterFunction<ServerResponse> serviceRoutes(Backends backends, RateLimits limits) {
        RouterFunction<ServerResponse> all = null;
        for (Backend backend : backends.all()) {
            BreakerFilter breaker = new BreakerFilter(backend);
            RouterFunction<ServerResponse> api = route(backend.name())
                    .route(path("/api/" + backend.name() + "/**"), http())
                    .before(uri(backend.address()))
                    .filter(limits)
                    .filter(breaker)
                    .build();
            RouterFunction<ServerResponse> docs = route(backend.name() + "-api-docs")
                    .route(GET("/v3/api-docs/" + backend.name()), http())
                    .before(uri(backend.address()))
                    .before(setPath("/v3/api-docs"))
                    .filter(breaker)
                    .build();
            all = all == null ? api.and(docs) : all.and(api).and(docs);
        }
        if (all == null) {
            throw new IllegalStateException("steward.gateway.services is empty: expected the address of every service");
        }
        return all;
    }
}
