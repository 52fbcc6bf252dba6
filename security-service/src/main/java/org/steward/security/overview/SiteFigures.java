package org.steward.security.overview;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one site, comparable with those of another.
 *
 * @param patrols walks whose time was over in the period, withdrawn ones left out
 * @param complete of those, in time
 * @param recovered of those, proven complete by scans that arrived late
 * @param completionShare complete and recovered of all, 4 digits; null when there was none
 * @param openFindings reported or with an open work order
 * @param unansweredFindings reported in the period and still without a work order
 * @param guardPosts manned places
 * @param requiredGuards guards all of them need at a time
 */
record SiteFigures(
        String siteId,
        String code,
        long patrols,
        long complete,
        long recovered,
        long incomplete,
        long missed,
        @Nullable BigDecimal completionShare,
        long openFindings,
        long unansweredFindings,
        long guardPosts,
        long requiredGuards) {}
