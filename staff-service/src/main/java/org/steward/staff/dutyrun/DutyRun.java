package org.steward.staff.dutyrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * How far the obligations of one place are opened.
 *
 * @param placeId of the site or region, or {@code company}
 * @param openedThrough the last month opened; null before the first
 * @param revision counted up whenever something changed that what is opened must follow
 * @param aligned the revision that was followed last
 * @param heldBack duties that wait for a calendar that knows the year
 * @param nextAt when there is something to do; null once it has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DutyRun(
        String runId,
        Level level,
        String placeId,
        @Nullable YearMonth openedThrough,
        int revision,
        int aligned,
        List<String> heldBack,
        @Nullable Instant nextAt) {

    static final AggregateType<DutyRun> TYPE =
            new AggregateType<>("duty-run", "dutyRuns", DutyRun.class, DutyRun::nextAt);

    DutyRun {
        heldBack = List.copyOf(heldBack);
    }

    static Scope scope(Level level, String placeId) {
        return level == Level.SITE ? Scope.site(placeId) : Scope.COMPANY;
    }

    static String id(Level level, String placeId) {
        return Ids.derive(TYPE.name(), scope(level, placeId), placeId);
    }

    boolean isBehind() {
        return aligned < revision;
    }

    DutyRun behind(Instant now) {
        return new DutyRun(runId, level, placeId, openedThrough, revision + 1, aligned, heldBack, now);
    }

    DutyRun opened(YearMonth through, int followed, List<String> waiting, @Nullable Instant next) {
        return new DutyRun(runId, level, placeId, through, revision, followed, waiting, next);
    }

    DutyRun ended() {
        return new DutyRun(runId, level, placeId, openedThrough, revision, revision, heldBack, null);
    }
}
