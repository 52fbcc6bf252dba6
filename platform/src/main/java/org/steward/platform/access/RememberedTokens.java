package org.steward.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a moment that a token's signature was right: a front end sends the same token with every request, and
 * checking the signature costs more than reading what is asked for. All else (times, issuer, audience, kind) is looked at
 * each time, so a token ends when it says. A key that the provider withdraws is honoured {@value #SECONDS} s longer.
 */
final class RememberedTokens implements JwtDecoder {

    static final int SECONDS = 30;
    private static final int MAX_TOKENS = 10_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> known = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(Duration.ofSeconds(SECONDS))
            .build();

    /** {@code decoder} checks everything; {@code validator} all but the signature. */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator) {
        this.decoder = decoder;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) {
        Jwt seen = known.getIfPresent(token);
        if (seen != null && !validator.validate(seen).hasErrors()) {
            return seen;
        }
        // Also what has expired meanwhile: the decoder knows how to say so.
        Jwt checked = decoder.decode(token);
        known.put(token, checked);
        return checked;
    }
}
