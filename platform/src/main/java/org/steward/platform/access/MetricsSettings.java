package org.steward.platform.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code steward.metrics}.
 *
 * @param scrapeToken what the collector of metrics sends as its bearer token; without it nobody reads them over HTTP
 */
@ConfigurationProperties("steward.metrics")
record MetricsSettings(@Nullable String scrapeToken) {

    /** Short ones can be tried out. */
    private static final int SHORTEST = 16;

    MetricsSettings {
        if (scrapeToken != null && scrapeToken.length() < SHORTEST) {
            throw new IllegalArgumentException("steward.metrics.scrape-token has " + scrapeToken.length()
                    + " characters; expected at least " + SHORTEST);
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings[scrapeToken=" + (scrapeToken == null ? "none" : "****") + "]";
    }
}
