package org.steward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void idsAreDistinctAndStaffTakesThoseOfEmployees() {
        assertThat(DemoUser.values()).extracting(DemoUser::id).doesNotHaveDuplicates();
        // Staff derives its own ids by version 5 and takes none of that kind from outside; billing's link takes any.
        assertThat(DemoUser.values())
                .allSatisfy(
                        user -> assertThat(UUID.fromString(user.id()).version()).isEqualTo(user.isEmployee() ? 3 : 5));
    }

    @Test
    void anIdTokenIsForItsClientAndNotForTheServices() {
        JsonNode answer = JsonMapper.shared()
                .readTree(tokens.exchange(DemoUser.CLERK.user()).body());

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
    void itTellsItsClientsWhereAndHow() {
        JsonNode provider = tokens.discover(HttpClient.newHttpClient());

        assertThat(provider.path("issuer").asString()).isEqualTo(issuer);
        assertThat(texts(provider.path("response_types_supported"))).containsExactly("code");
        assertThat(texts(provider.path("grant_types_supported"))).contains("authorization_code", "client_credentials");
        assertThat(texts(provider.path("code_challenge_methods_supported"))).containsExactly("S256");
        assertThat(texts(provider.path("id_token_signing_alg_values_supported")))
                .containsExactly("RS256");
    }

    @Test
    void itPublishesTheKeyItSignsWithAndNothingPrivate() throws Exception {
        JsonNode provider = tokens.discover(HttpClient.newHttpClient());
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(provider.path("jwks_uri").asString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        JsonNode keys = JsonMapper.shared().readTree(answer.body()).path("keys");
        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.path(0).path("kid").asString())
                .isEqualTo(decode(tokens.of(DemoUser.CLERK)).getHeaders().get("kid"));
        assertThat(keys.path(0).propertyNames()).doesNotContain("d", "p", "q");
    }

    @Test
    void aCodeIsOfUseOnceAndOnlyToWhoeverAskedForIt() {
        LocalTokens.Grant stolen = tokens.authorize(DemoUser.CLERK.user());
        assertRefused(tokens.redeem(stolen, "a-verifier-of-somebody-else-0123456789-0123456789"));

        LocalTokens.Grant own = tokens.authorize(DemoUser.CLERK.user());
        assertThat(tokens.redeem(own, own.verifier()).statusCode()).isEqualTo(200);
        assertRefused(tokens.redeem(own, own.verifier()));
    }

    @Test
    void aMachineWithoutItsSecretHasNoToken() {
        assertThatThrownBy(() -> tokens.ofMachine("guessed")).hasMessageContaining("401");
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

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("error").asString())
                .isEqualTo("invalid_grant");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private Jwt decode(String token) {
        return NimbusJwtDecoder.withIssuerLocation(issuer)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build()
                .decode(token);
    }
}
