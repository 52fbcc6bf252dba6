package org.steward.workorder.request;

import org.jspecify.annotations.Nullable;

/**
 * One request as another system wrote it down; every member is text, judged by {@link ImportRules}.
 *
 * @param createdAt local date and time in the import's zone, or with an offset
 * @param closedAt likewise; absent while open
 * @param place code of a building of the site, or another place in words
 * @param unit code of a unit in that building
 * @param status {@code Open} or {@code Closed}; absent when {@code closedAt} says enough
 */
record ImportRow(
        @Nullable String id,
        @Nullable String createdAt,
        @Nullable String closedAt,
        @Nullable String dueAt,
        @Nullable String category,
        @Nullable String detail,
        @Nullable String place,
        @Nullable String unit,
        @Nullable String channel,
        @Nullable String status,
        @Nullable String resolution) {}
