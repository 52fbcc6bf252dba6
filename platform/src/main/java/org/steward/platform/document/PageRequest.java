package org.steward.platform.document;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param cursor the {@code next} of the page before, or null for the first
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + ": expected 1 to " + MAX_LIMIT);
        }
    }

    /** The first page at the default size. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }
}
