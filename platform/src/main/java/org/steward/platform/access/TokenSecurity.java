package org.steward.platform.access;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Bearer tokens (RFC 6750) from any OpenID provider: signature by an allowed asymmetric algorithm, issuer, audience,
 * expiry. The token says who calls, never what he may do.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
@Import(MetricsSecurity.class)
public class TokenSecurity {

    private static final String[] PUBLIC = {
        "/actuator/health",
        "/actuator/health/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/error"
    };

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http, AuthenticationEntryPoint problemEntryPoint, AccessDeniedHandler deniedHandler) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint(problemEntryPoint)
                        .accessDeniedHandler(deniedHandler))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(problemEntryPoint).accessDeniedHandler(deniedHandler))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(AccessSettings settings) {
        // Asked for lazily: a service starts, and answers what needs no token, while the identity provider is down.
        return new SupplierJwtDecoder(() -> decoder(settings));
    }

    private static JwtDecoder decoder(AccessSettings settings) {
        OAuth2TokenValidator<Jwt> validator = validator(settings);
        String jwksUri = settings.jwksUri();
        NimbusJwtDecoder decoder = (jwksUri == null
                        ? NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                        : NimbusJwtDecoder.withJwkSetUri(jwksUri))
                .jwsAlgorithms(allowed -> {
                    allowed.clear();
                    allowed.add(SignatureAlgorithm.RS256);
                    allowed.add(SignatureAlgorithm.ES256);
                })
                .build();
        decoder.setJwtValidator(validator);
        return new RememberedTokens(decoder, validator);
    }

    private static OAuth2TokenValidator<Jwt> validator(AccessSettings settings) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())),
                TokenSecurity::accessTokensOnly));
    }

    /**
     * An ID token is for the client that asked for it, so its audience is not ours; where a provider puts us into it
     * all the same, it is known by what only ID tokens carry (OpenID Connect Core 1.0 section 3.1.3.6) or by the
     * provider's own mark. Neither opens anything here, nor does a refresh token.
     */
    private static OAuth2TokenValidatorResult accessTokensOnly(Jwt token) {
        boolean foreign = token.hasClaim("at_hash")
                || "id".equals(token.getClaims().get("token_use"))
                || "ID".equals(token.getClaims().get("typ"))
                || "Refresh".equals(token.getClaims().get("typ"));
        return foreign
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "not an access token", null))
                : OAuth2TokenValidatorResult.success();
    }
}
