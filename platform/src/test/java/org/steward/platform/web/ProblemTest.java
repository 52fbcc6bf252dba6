package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.server.ResponseStatusException;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

class ProblemTest {

    @ParameterizedTest
    @EnumSource(Refusal.Kind.class)
    void givesEveryRefusalItsStatusCodeAndArguments(Refusal.Kind kind) {
        Refusal refusal = new Refusal(kind, "SOME_CODE", "items[2].amount", Map.of("seen", 3));
        Problem problem = Problems.of(new IllegalStateException(new RefusedException(refusal)));
        assertThat(problem.status()).isEqualTo(kind.status());
        assertThat(problem.code()).isEqualTo("SOME_CODE");
        assertThat(problem.field()).isEqualTo("items[2].amount");
        assertThat(problem.args()).isEqualTo(refusal.args());
    }

    @Test
    void saysWhenToTryAgain() {
        Refusal limited = new Refusal(Refusal.Kind.RATE_LIMITED, "RATE_LIMITED", null, Map.of("retryAfterSeconds", 7L));
        assertThat(Problem.of(limited).headers()).containsEntry("Retry-After", "7");
        assertThat(Problem.of(new Refusal(Refusal.Kind.BUSY, "BUSY", null, Map.of()))
                        .headers())
                .containsEntry("Retry-After", "1");
        assertThat(Problem.of(Refusal.conflict("X", Map.of())).headers()).isEmpty();
    }

    @Test
    void findsTheCauseOfAnOutage() {
        Problem database = Problems.of(new IllegalStateException(new MongoTimeoutException("gone")));
        assertThat(database.status()).isEqualTo(503);
        assertThat(database.code()).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(Problems.of(new JwtDecoderInitializationException("no keys", new IOException()))
                        .code())
                .isEqualTo("IDENTITY_UNAVAILABLE");
        assertThat(Problems.of(new AuthenticationServiceException("no keys")).code())
                .isEqualTo("IDENTITY_UNAVAILABLE");
    }

    @Test
    void tellsABadTokenFromNone() {
        Problem bad = Problems.of(new BadCredentialsException("expired at noon"));
        assertThat(bad.code()).isEqualTo("TOKEN_INVALID");
        assertThat(bad.headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Test
    void keepsTheStatusOfOthersErrors() {
        assertThat(Problems.of(new ResponseStatusException(org.springframework.http.HttpStatus.GONE))
                        .status())
                .isEqualTo(410);
        assertThat(Problems.of(new OutOfMemoryError()).code()).isEqualTo("INTERNAL_ERROR");
    }

    @Test
    void shortensWhatTheCallerSent() {
        assertThat(Problem.shown("x".repeat(500))).hasSize(121).endsWith("x…");
        assertThat(Problem.shown(null)).isEqualTo("null");
    }

    @Test
    void hasAllMembersOfTheContract() {
        ProblemWriter writer = new ProblemWriter(Texts.of("platform"), Locale.ENGLISH);
        Problem problem = Problem.of(422, "VALUE_NEGATIVE", "items[0].amount", Map.of("seen", "-1"));
        ProblemDetail detail = writer.detail(problem, Locale.SIMPLIFIED_CHINESE, "/api/x", "corr-1");
        assertThat(detail.getType()).hasToString("urn:steward:problem:VALUE_NEGATIVE");
        assertThat(detail.getTitle()).isEqualTo("值为负数");
        assertThat(detail.getDetail()).isEqualTo("items[0].amount 的值为 -1；应为零或正数。");
        assertThat(detail.getStatus()).isEqualTo(422);
        assertThat(detail.getInstance()).hasToString("/api/x");
        assertThat(detail.getProperties())
                .containsEntry("code", "VALUE_NEGATIVE")
                .containsEntry("field", "items[0].amount")
                .containsEntry("correlationId", "corr-1")
                .doesNotContainKey("errors");
        assertThat(writer.detail(problem, Locale.ENGLISH, "/not a uri|", "c").getInstance())
                .isNull();
    }

    @Test
    void acceptsOnlyUsableCorrelation() {
        assertThat(Correlation.from("order-7:2.x", null).id()).isEqualTo("order-7:2.x");
        for (String unusable : new String[] {"", " ", "a b", "a\nb", "x".repeat(65), "名"}) {
            assertThat(Correlation.from(unusable, null).id()).hasSize(36);
        }
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(Correlation.from(null, trace).traceparent()).isEqualTo(trace);
        for (String unusable :
                new String[] {"", "01" + trace.substring(2), trace + "0", trace.toUpperCase(Locale.ROOT)}) {
            assertThat(Correlation.from(null, unusable).traceparent())
                    .isNotEqualTo(unusable)
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        }
    }
}
