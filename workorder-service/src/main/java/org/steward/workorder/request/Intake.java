package org.steward.workorder.request;

import org.jspecify.annotations.Nullable;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/**
 * What was asked for, as taken in.
 *
 * @param place where it is when it is not in a unit: a code or a few words; stays in this document
 * @param description free text; stays in this document
 */
public record Intake(
        Channel channel,
        Kind kind,
        Category category,
        Severity severity,
        @Nullable String unitId,
        @Nullable String place,
        Reporter reporter,
        String description,
        @Nullable Source source) {}
