package org.steward.proof.speed;

import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The yardstick of a payment: Spring Boot, the driver, one endpoint, one conditional update. No token, no permission, no
 * validation, no idempotency, no event, no journal, no log.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class BareApplication {

    /** Behind a gateway this path needs a token. */
    static final String THING = "/api/bare/v1/thing";

    /** A gateway asks for this one without a token. */
    static final String DOCUMENT = "/v3/api-docs";

    private static final Map<String, String> ANSWER = Map.of("id", "thing", "text", "x".repeat(400));

    static ConfigurableApplicationContext start(Map<String, String> settings) {
        return new SpringApplicationBuilder(BareApplication.class)
                .properties(
                        "spring.config.name=bare",
                        "spring.main.banner-mode=off",
                        "spring.jmx.enabled=false",
                        "spring.threads.virtual.enabled=true",
                        "logging.level.root=WARN")
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @Bean(destroyMethod = "close")
    BareStore bareStore(Environment environment) {
        return new BareStore(
                environment.getRequiredProperty("steward.mongodb.uri"),
                environment.getRequiredProperty("steward.mongodb.database"));
    }

    /** What {@code body} of a payment says. */
    record Amount(long amountMinor) {}

    @Bean
    RouterFunction<ServerResponse> endpoints(BareStore store) {
        return RouterFunctions.route()
                .POST("/accounts/{id}/payments", request -> pay(store, request))
                .GET("/ready", request -> ServerResponse.ok().body("ready"))
                // What a gateway is measured before: an answer that costs next to nothing, with and without a token.
                .GET(THING, request -> ServerResponse.ok().body(ANSWER))
                .GET(DOCUMENT, request -> ServerResponse.ok().body(ANSWER))
                .build();
    }

    private static ServerResponse pay(BareStore store, ServerRequest request) throws Exception {
        String id = request.pathVariable("id");
        Amount amount = request.body(Amount.class);
        return store.pay(id, amount.amountMinor())
                ? ServerResponse.status(HttpStatus.CREATED).body(Map.of("id", id, "amountMinor", amount.amountMinor()))
                : ServerResponse.notFound().build();
    }
}
