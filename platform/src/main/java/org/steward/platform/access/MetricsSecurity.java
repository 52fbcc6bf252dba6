package org.steward.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** The metrics are for the collector alone: they tell how much business each site does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
class MetricsSecurity {

    private static final String PATH = "/actuator/prometheus";
    private static final String BEARER = "Bearer ";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain metricsChain(
            HttpSecurity http, MetricsSettings settings, AuthenticationEntryPoint problemEntryPoint) {
        return http.securityMatcher(PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((caller, context) ->
                                new AuthorizationDecision(isCollector(context.getRequest(), settings))))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(problemEntryPoint))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean isCollector(HttpServletRequest request, MetricsSettings settings) {
        String expected = settings.scrapeToken();
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        // Compared in the same time wherever they differ.
        return expected != null
                && given != null
                && given.startsWith(BEARER)
                && MessageDigest.isEqual(bytes(given.substring(BEARER.length())), bytes(expected));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
