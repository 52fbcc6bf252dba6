package org.steward.platform.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP side, {@code steward.web.*}.
 *
 * @param maxBody body of a request whose route does not say otherwise
 * @param largestBody body of any request; a larger one is refused before anything else is looked at
 * @param maxConcurrent requests worked on at once; more are refused with 503 at once
 * @param language of callers whose {@code Accept-Language} asks for neither Chinese nor English
 * @param drain how long a stopping instance still answers; where instances are replaced under load, longer than their
 *     callers keep idle connections (the gateway: 2 s)
 */
@ConfigurationProperties("steward.web")
public record WebSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("16MB") DataSize largestBody,
        @DefaultValue("128") int maxConcurrent,
        @DefaultValue("en") Locale language,
        @DefaultValue("0s") Duration drain) {}
