package org.steward.platform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Peers;
import org.steward.platform.fixture.RunningService;
import org.steward.platform.fixture.Tokens;

/** Every token that is not quite right is nobody's; and what a right one is worth is not in the token. */
@Duty("X3")
class TokenIT {

    private static final String PATH = "/api/probe/v1/sites/s1/counters/none";

    private static RunningService service;
    private static Tokens tokens;
    private static Peers peers;
    private static Http anyone;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProbeApplication.class, "probe").start();
        tokens = service.tokens();
        anyone = service.anyone();
        peers = new Peers(service.broker(), Instant.parse("2026-01-01T00:00:00Z"));
        peers.site("s1", "r1");
        peers.position("clerk", "FEE_CLERK");
        peers.employee("c1", "clerk", "s1");
        Eventually.passes(() -> raise(tokens.employee("c1"), "warm-up").expect(200));
    }

    private static Http.Answer raise(String token, String counter) {
        return anyone.as(token).post("/api/probe/v1/sites/s1/counters/" + counter + "/raise", Map.of("by", 1));
    }

    @AfterAll
    static void stop() {
        service.close();
        peers.close();
    }

    static Stream<Arguments> wrong() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("test").generate();
        Instant now = java.time.Clock.systemUTC().instant();
        JWTClaimsSet good =
                tokens.usual().subject("sub-c1").claim("employee_id", "c1").build();
        byte[] publicKey = tokens.key().toRSAPublicKey().getEncoded();
        return Stream.of(
                Arguments.of("expired", changed(claims -> claims.expirationTime(date(now.minusSeconds(3600))))),
                Arguments.of(
                        "just expired, beyond the skew",
                        changed(claims -> claims.expirationTime(date(now.minus(Duration.ofSeconds(40)))))),
                Arguments.of("without an end", changed(claims -> claims.expirationTime(null))),
                Arguments.of("not yet valid", changed(claims -> claims.notBeforeTime(date(now.plusSeconds(600))))),
                Arguments.of("of another issuer", changed(claims -> claims.issuer("https://elsewhere.example"))),
                Arguments.of("without an issuer", changed(claims -> claims.issuer(null))),
                Arguments.of("for another audience", changed(claims -> claims.audience("someone-else"))),
                Arguments.of("for nobody", changed(claims -> claims.audience((String) null))),
                Arguments.of("signed by another key of the same name", signed(other, JWSAlgorithm.RS256, good)),
                Arguments.of("of an algorithm not allowed", signed(tokens.key(), JWSAlgorithm.RS512, good)),
                Arguments.of("of a probabilistic algorithm", signed(tokens.key(), JWSAlgorithm.PS256, good)),
                Arguments.of("HMAC under the public key", hmac(publicKey, good)),
                Arguments.of("unsigned", new PlainJWT(good).serialize()),
                Arguments.of("unsigned, with a signature", new PlainJWT(good).serialize() + "AAAA"),
                Arguments.of("tampered with", tampered(tokens.employee("c1"))),
                Arguments.of("without its signature", cut(tokens.employee("c1"))),
                Arguments.of(
                        "an ID token", changed(claims -> claims.audience("web").claim("nonce", "n"))),
                Arguments.of("an ID token also for us", changed(claims -> claims.audience(List.of("web", "steward"))
                        .claim("at_hash", "x"))),
                Arguments.of("an ID token by its use", changed(claims -> claims.claim("token_use", "id"))),
                Arguments.of("an ID token by its type", changed(claims -> claims.claim("typ", "ID"))),
                Arguments.of("a refresh token", changed(claims -> claims.claim("typ", "Refresh"))),
                Arguments.of("no JWT", "abc.def.ghi"),
                Arguments.of("empty", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void isRefused(String what, String token) {
        Http.Answer answer = anyone.as(token).get(PATH);
        answer.expect(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/code")).isNotEmpty();
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.text()).doesNotContain("employee_id").doesNotContain("Exception");
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        anyone.get(PATH).expect(401);
        anyone.get("/api/probe/v1/no/such/route").expect(401);
        anyone.with("Authorization", "Basic YTpi").get(PATH).expect(401);
        // Not by a parameter either: it would be in every log on the way.
        anyone.get(PATH + "?access_token=" + tokens.employee("c1")).expect(401);
        anyone.get("/actuator/health").expect(200);
        // No collector is configured here, so the metrics are nobody's.
        anyone.get("/actuator/prometheus").expect(401);
        anyone.as(tokens.employee("c1")).get("/actuator/prometheus").expect(401);
    }

    @Test
    void aTokenWithTheTypeOfAccessTokensIsAccepted() throws Exception {
        JWTClaimsSet good =
                tokens.usual().subject("sub-c1").claim("employee_id", "c1").build();
        SignedJWT typed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(tokens.key().getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                good);
        typed.sign(new RSASSASigner(tokens.key()));
        raise(typed.serialize(), "typed").expect(200);
    }

    @Test
    void rolesInATokenAreWorthNothing() {
        String boasting = tokens.signed(claims -> claims.subject("x")
                .claim("employee_id", "nobody")
                .claim("roles", List.of("COMPANY_ADMIN", "FEE_CLERK"))
                .claim("scope", "admin"));
        anyone.as(boasting).get(PATH).expect(404);
        anyone.as(boasting).get("/api/probe/v1/admin/views").expect(403, "NO_PERMISSION");
    }

    @Test
    void customersAndMachinesHaveNoSite() {
        anyone.as(tokens.customer("cust-1")).get(PATH).expect(404);
        anyone.as(tokens.signed(claims -> claims.subject("m").claim("client_id", "machine")))
                .get(PATH)
                .expect(404);
    }

    /** Something about him could not be applied; it may be that he left. */
    @Test
    void aParkedEmployeeHasNoAccessUntilSomebodyLooked() {
        peers.employee("parked", "clerk", "s1");
        Http parked = anyone.as(tokens.employee("parked"));
        Eventually.passes(() -> parked.post("/api/probe/v1/sites/s1/counters/by-parked/raise", Map.of("by", 1))
                .expect(200));
        peers.left("parked", "not an instant");
        Eventually.passes(Duration.ofSeconds(10), () -> parked.get("/api/probe/v1/sites/s1/counters/by-parked")
                .expect(404));

        peers.joins("boss", "bossing", Map.of("level", "COMPANY"));
        peers.position("bossing", "COMPANY_ADMIN");
        Http boss = anyone.as(tokens.employee("boss"));
        Http.Answer keys = Eventually.value(
                "the parked key",
                () -> boss.get("/api/probe/v1/admin/parked-keys"),
                answer -> answer.status() == 200 && answer.text().contains("parked:2"));
        String id = keys.at("/items/0/id");
        assertThat(keys.at("/items/0/reason")).isEqualTo("FAILED");
        parked.post("/api/probe/v1/admin/parked-keys/" + id + "/retry", Map.of())
                .expect(403);
        boss.post(
                        "/api/probe/v1/admin/parked-keys/" + id + "/discard",
                        Map.of("eventId", "parked:2", "reason", "sent by mistake"))
                .expect(200);
        Eventually.passes(
                () -> parked.get("/api/probe/v1/sites/s1/counters/by-parked").expect(200));
    }

    private static String changed(java.util.function.Consumer<JWTClaimsSet.Builder> change) {
        return tokens.signed(claims -> {
            claims.subject("sub-c1").claim("employee_id", "c1");
            change.accept(claims);
        });
    }

    private static String signed(RSAKey key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws Exception {
        return signed(new RSASSASigner(key), algorithm, claims);
    }

    private static String hmac(byte[] secret, JWTClaimsSet claims) throws Exception {
        return signed(new MACSigner(secret), JWSAlgorithm.HS256, claims);
    }

    private static String signed(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(tokens.key().getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String tampered(String token) {
        String[] parts = token.split("\\.", -1);
        String payload =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("sub-c1", "sub-c2");
        return parts[0]
                + '.'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + '.'
                + parts[2];
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
