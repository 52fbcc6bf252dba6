package org.steward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.steward.platform.fixture.FreePort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentityIT {

    @TempDir
    Path directory;

    private final int port = FreePort.find();
    private final String issuer = Identity.issuer(port);
    private ConfigurableApplicationContext running;
    private LocalTokens tokens;

    @BeforeEach
    void start() {
        running = Identity.start(port, directory);
        tokens = LocalTokens.ofIssuer(URI.create(issuer));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @EnumSource(DemoUser.class)
    void anAccessTokenSaysWhoItIsAndNothingOfWhatTheyMayDo(DemoUser user) {
        Jwt token = decode(tokens.of(user));

        assertThat(token.getSubject()).isEqualTo(user.login());
        assertThat(token.getIssuer()).hasToString(issuer);
        assertThat(token.getAudience()).containsExactly(Identity.AUDIENCE);
        assertThat(token.getClaimAsString(user.claim())).isEqualTo(user.id());
        assertThat(token.getClaimAsString("client_id")).isEqualTo(Identity.CLI_CLIENT);
        assertThat(token.getHeaders()).containsEntry("alg", "RS256");
        assertThat(token.getClaims()).doesNotContainKeys("roles", "authorities", "scope_sites");
    }

    @Test
    void idsAreDerivedAndDistinct() {
        assertThat(DemoUser.values())
                .extracting(DemoUser::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(5));
    }

    @Test
    void anIdTokenIsForItsClientAndNotForTheServices() {
        JsonNode answer =
                JsonMapper.shared().readTree(tokens.exchange(DemoUser.CLERK).body());

        Jwt idToken = decode(answer.path("id_token").asString());
        assertThat(idToken.getAudience()).containsExactly(Identity.CLI_CLIENT);
        assertThat(idToken.getClaims()).doesNotContainKeys("employee_id", "client_id");
    }

    @Test
    void aMachineHasItsOwnTokenAndIsNobody() throws Exception {
        String secret = Files.readString(MachineSecret.file(directory));

        Jwt token = decode(tokens.ofMachine(secret));

        assertThat(token.getClaimAsString("client_id")).isEqualTo(Identity.MACHINE_CLIENT);
        assertThat(token.getAudience()).containsExactly(Identity.AUDIENCE);
        assertThat(token.getClaims()).doesNotContainKeys("employee_id", "customer_id");
    }

    @Test
    void aTokenOutlivesARestart() {
        String token = tokens.of(DemoUser.DIRECTOR);
        running.close();
        running = Identity.start(port, directory);

        assertThat(decode(token).getSubject()).isEqualTo("director");
    }

    @Test
    void aFrontEndOnAnotherPortMayAskForATokenWithoutACodeChallengeItMayNot() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> preflight = client.send(
                HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", "http://127.0.0.1:5173")
                        .header("Access-Control-Request-Method", "POST")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> withoutChallenge = client.send(
                HttpRequest.newBuilder(URI.create(
                                issuer + "/oauth2/authorize?response_type=code&client_id=" + Identity.WEB_CLIENT
                                        + "&scope=openid&redirect_uri=http://127.0.0.1:5173/login/callback"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("http://127.0.0.1:5173");
        assertThat(withoutChallenge.headers().firstValue("Location").orElse(""))
                .startsWith("http://127.0.0.1:5173/login/callback")
                .contains("error=invalid_request");
    }

    private Jwt decode(String token) {
        return NimbusJwtDecoder.withIssuerLocation(issuer)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build()
                .decode(token);
    }
}
