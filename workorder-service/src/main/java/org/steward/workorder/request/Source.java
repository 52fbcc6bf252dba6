package org.steward.workorder.request;

import org.jspecify.annotations.Nullable;

/**
 * Where an imported request comes from.
 *
 * @param fingerprint SHA-256 of the row as it was imported, to tell a repeat from a change
 * @param occurrence SHA-256 of place, subject and second of the report, equal for look-alikes; null without a place
 */
public record Source(
        String system,
        String id,
        String fingerprint,
        @Nullable String occurrence) {}
