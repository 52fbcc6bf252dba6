package org.steward.local;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * The identity provider of the local run: OpenID Connect with discovery, authorization code with PKCE for people and
 * client credentials for machines. Any other provider does in its place.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
class IdentityConfiguration {

    /** Long enough for a working day with a token pasted into a shell. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(10);

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .cors(Customizer.withDefaults())
                .build();
    }

    /** Front ends under development are served from another port of this machine. */
    @Bean
    CorsConfigurationSource corsConfigurationSource() {
        CorsConfiguration local = new CorsConfiguration();
        local.setAllowedOriginPatterns(List.of("http://127.0.0.1:[*]", "http://localhost:[*]"));
        local.setAllowedMethods(List.of("GET", "POST"));
        local.setAllowedHeaders(List.of("*"));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/oauth2/**", local);
        source.registerCorsConfiguration("/userinfo", local);
        source.registerCorsConfiguration("/.well-known/**", local);
        return source;
    }

    @Bean
    UserDetailsService users() {
        return login -> LocalUser.ofLogin(login)
                .map(user -> User.withUsername(user.login())
                        .password("{noop}" + DemoUser.PASSWORD)
                        .authorities(List.of())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no user '" + login + "'"));
    }

    @Bean
    RegisteredClientRepository clients(Environment environment) {
        Path directory = directory(environment);
        return new InMemoryRegisteredClientRepository(
                publicClient(Identity.WEB_CLIENT, "http://127.0.0.1/login/callback")
                        .redirectUri("http://127.0.0.1/swagger-ui/oauth2-redirect.html")
                        .build(),
                publicClient(Identity.CLI_CLIENT, Identity.CLI_REDIRECT).build(),
                RegisteredClient.withId(Identity.MACHINE_CLIENT)
                        .clientId(Identity.MACHINE_CLIENT)
                        .clientSecret("{noop}" + MachineSecret.in(directory))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(tokens())
                        .build());
    }

    /** A client without a secret, on any port of 127.0.0.1. */
    private static RegisteredClient.Builder publicClient(String id, String redirect) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirect)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens());
    }

    private static TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(TOKEN_LIFE)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys(Environment environment) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(directory(environment))));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings(Environment environment) {
        return AuthorizationServerSettings.builder()
                .issuer(environment.getRequiredProperty("steward.identity.issuer"))
                .build();
    }

    /** Who it is, and for whom the token is; nothing about what they may do. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Environment environment) {
        String audience = environment.getRequiredProperty("steward.identity.audience");
        return context -> {
            if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                return;
            }
            context.getClaims().audience(List.of(audience));
            context.getClaims().claim("client_id", context.getRegisteredClient().getClientId());
            LocalUser.ofLogin(context.getPrincipal().getName())
                    .filter(user ->
                            !AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType()))
                    .ifPresent(user -> context.getClaims().claim(user.claim(), user.id()));
        };
    }

    private static Path directory(Environment environment) {
        return Path.of(environment.getRequiredProperty("steward.local.identity-directory"));
    }
}
