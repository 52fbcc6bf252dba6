package org.steward.local;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens of the local identity provider, got the way people and machines get them: for a person by the
 * authorization code flow with PKCE and the login form, for a machine by client credentials.
 */
public final class LocalTokens {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI issuer;
    private final Map<LocalUser, String> issued = new ConcurrentHashMap<>();

    private LocalTokens(URI issuer) {
        this.issuer = issuer;
    }

    /** Tokens of the provider with this issuer. */
    public static LocalTokens ofIssuer(URI issuer) {
        return new LocalTokens(issuer);
    }

    /** Tokens of the provider of the local run whose gateway has this address: it listens on the next port. */
    public static LocalTokens ofGateway(URI gateway) {
        if (gateway.getHost() == null || gateway.getPort() < 1) {
            throw new IllegalArgumentException(
                    "address '%s': expected one with a port, as http://127.0.0.1:8080".formatted(gateway));
        }
        return new LocalTokens(URI.create("http://%s:%d".formatted(gateway.getHost(), gateway.getPort() + 1)));
    }

    /** The access token of a demo user; the same one again while this object lives. */
    public String of(DemoUser user) {
        return of(user.user());
    }

    /** The access token of a person; the same one again while this object lives. */
    public String of(LocalUser user) {
        return issued.computeIfAbsent(user, this::logIn);
    }

    /** A new access token of the machine client. */
    public String ofMachine(String secret) {
        String credentials = Base64.getEncoder()
                .encodeToString((Identity.MACHINE_CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(endpoint(discover(client()), "token_endpoint"))
                .timeout(LIMIT)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("grant_type", "client_credentials"))))
                .build();
        return accessToken(send(client(), request));
    }

    /** What the provider says about itself. */
    JsonNode discover(HttpClient client) {
        HttpResponse<String> answer = send(
                client,
                HttpRequest.newBuilder(issuer.resolve("/.well-known/openid-configuration"))
                        .timeout(LIMIT)
                        .build());
        return JSON.readTree(expect(answer, 200).body());
    }

    private String logIn(LocalUser user) {
        return accessToken(exchange(user));
    }

    /** The provider's whole answer to the code: access token and ID token. */
    HttpResponse<String> exchange(LocalUser user) {
        Grant grant = authorize(user);
        return redeem(grant, grant.verifier());
    }

    /** A code that can be exchanged for tokens once, by whoever knows the verifier. */
    record Grant(HttpClient client, URI tokenEndpoint, String code, String verifier) {}

    /** Logs in through the form, up to the code. */
    Grant authorize(LocalUser user) {
        HttpClient client = client();
        JsonNode provider = discover(client);
        String verifier = random(32);
        String state = random(12);
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", Identity.CLI_CLIENT);
        question.put("redirect_uri", Identity.CLI_REDIRECT);
        question.put("scope", "openid profile");
        question.put("state", state);
        question.put("code_challenge", challenge(verifier));
        question.put("code_challenge_method", "S256");
        URI authorize = URI.create(endpoint(provider, "authorization_endpoint") + "?" + form(question));

        URI loginPage = redirect(get(client, authorize));
        Matcher csrf = CSRF.matcher(expect(get(client, loginPage), 200).body());
        if (!csrf.find()) {
            throw new IllegalStateException("no login form at " + loginPage);
        }
        URI back = redirect(post(
                client,
                loginPage,
                Map.of("username", user.login(), "password", DemoUser.PASSWORD, "_csrf", csrf.group(1))));
        Map<String, String> answer = query(redirect(get(client, back)));
        String code = answer.get("code");
        if (!state.equals(answer.get("state")) || code == null) {
            throw new IllegalStateException("no code for user '%s': the provider answered %s"
                    .formatted(user.login(), answer.getOrDefault("error", "without code and state")));
        }
        return new Grant(client, endpoint(provider, "token_endpoint"), code, verifier);
    }

    /** The provider's answer to the code. */
    HttpResponse<String> redeem(Grant grant, String verifier) {
        Map<String, String> fields = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                Identity.CLI_CLIENT,
                "redirect_uri",
                Identity.CLI_REDIRECT,
                "code",
                grant.code(),
                "code_verifier",
                verifier);
        return post(grant.client(), grant.tokenEndpoint(), fields);
    }

    private static String accessToken(HttpResponse<String> answer) {
        return JSON.readTree(expect(answer, 200).body()).path("access_token").asString();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LIMIT)
                .build();
    }

    private static HttpResponse<String> get(HttpClient client, URI address) {
        return send(
                client,
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Accept", "text/html")
                        .build());
    }

    private static HttpResponse<String> post(HttpClient client, URI address, Map<String, String> fields) {
        return send(
                client,
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no identity provider answers at %s (%s); is the local run up?".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + request.uri(), e);
        }
    }

    private static HttpResponse<String> expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "%s answered %d, expected %d".formatted(answer.uri(), answer.statusCode(), status));
        }
        return answer;
    }

    private static URI redirect(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(expect(answer, 302).headers().firstValue("Location").orElse(""));
    }

    private static URI endpoint(JsonNode provider, String name) {
        return URI.create(provider.path(name).asString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : String.valueOf(address.getRawQuery()).split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
