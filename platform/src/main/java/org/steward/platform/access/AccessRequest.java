package org.steward.platform.access;

import org.jspecify.annotations.Nullable;

/**
 * What is asked, as the access decision sees it.
 *
 * @param operation the permission asked for, or null where any caller may
 * @param my whether the path is the caller's own ({@code /my/…})
 */
record AccessRequest(
        Caller caller,
        @Nullable String operation,
        boolean privileged,
        boolean bootstrap,
        @Nullable String siteId,
        @Nullable String regionId,
        boolean my) {}
