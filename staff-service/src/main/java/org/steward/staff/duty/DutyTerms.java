package org.steward.staff.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steward.staff.position.Title;
import org.steward.staff.site.SiteKind;

/**
 * What a duty demands, from some day on.
 *
 * @param reportedTo position it is reported to, besides the reporting line; null for the line alone
 * @param warnMinutes how long before it is due the holder is warned; 0 for never
 * @param graceMinutes how long after it was due evidence of an act done in time is waited for
 * @param lateDays how many days after the later of due and end of period an act still counts for it, as late
 * @param escalateAfterHours after how many hours from the miss it goes up a step of the line; empty for never
 * @param siteKinds the kinds of sites where it is due; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DutyTerms(
        Title text,
        Rhythm rhythm,
        Quota quota,
        DueRule due,
        @Nullable String reportedTo,
        Evidence evidence,
        int warnMinutes,
        int graceMinutes,
        int lateDays,
        List<Integer> escalateAfterHours,
        Partial partial,
        Set<SiteKind> siteKinds) {

    public DutyTerms {
        escalateAfterHours = List.copyOf(escalateAfterHours);
        siteKinds = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(siteKinds));
    }
}
