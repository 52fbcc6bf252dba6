package org.steward.platform.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code steward.identity} of who is believed.
 *
 * @param issuer the {@code iss} of every token; its discovery document tells the keys
 * @param jwksUri the keys, when the issuer has no discovery document
 * @param clockSkew how far the clocks of issuer and service may differ
 * @param bootstrapSubject the one {@code sub} that may create the company while none exists
 * @param staleAfter privileged acts are refused when staff's heartbeat is older
 */
@ConfigurationProperties("steward.identity")
public record AccessSettings(
        String issuer,
        @DefaultValue("steward") String audience,
        @Nullable String jwksUri,
        @DefaultValue("30s") Duration clockSkew,
        @Nullable String bootstrapSubject,
        @DefaultValue("60s") Duration staleAfter) {}
