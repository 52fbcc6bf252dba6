package org.steward.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.steward.platform.fixture.Duty;

class RememberedTokensTest {

    private static final Instant EXPIRY = Instant.parse("2026-11-01T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(EXPIRY.minusSeconds(60));
    private final List<String> signaturesChecked = new ArrayList<>();
    private final OAuth2TokenValidator<Jwt> notExpired = token -> now.get().isBefore(EXPIRY)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(new OAuth2Error("expired"));
    private final RememberedTokens tokens = new RememberedTokens(this::decode, notExpired);

    private Jwt decode(String token) {
        signaturesChecked.add(token);
        if (token.startsWith("forged") || !now.get().isBefore(EXPIRY)) {
            throw new BadJwtException("no");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .issuedAt(Clock.systemUTC().instant())
                .build();
    }

    @Test
    void aSignatureIsCheckedOnce() {
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(tokens.decode("b").getSubject()).isEqualTo("b");
        assertThat(signaturesChecked).containsExactly("a", "b");
    }

    @Test
    @Duty("X3")
    void aRememberedTokenStillExpires() {
        tokens.decode("a");
        now.set(EXPIRY);
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    @Duty("X3")
    void whatWasRefusedIsCheckedAgain() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(signaturesChecked).hasSize(2);
    }
}
