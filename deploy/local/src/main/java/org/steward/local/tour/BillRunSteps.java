package org.steward.local.tour;

import java.time.YearMonth;
import java.util.Map;
import org.steward.platform.fixture.Http;

/** A bill run as two people make it: one starts it and looks at the preview, another approves. */
final class BillRunSteps {

    private final Guide guide;
    private final Cast cast;
    private final Months months;
    private final String site;

    BillRunSteps(Guide guide, Cast cast, Months months, String site) {
        this.guide = guide;
        this.cast = cast;
        this.months = months;
        this.site = site;
    }

    /** Runs a standard for a month; {@code total} is what must be posted. */
    Http.Answer run(String standardCode, YearMonth month, String total) {
        Http.Answer started = guide.as(cast.clerk())
                .post(
                        site + "/bill-runs",
                        Map.of(
                                "standardCode",
                                standardCode,
                                "period",
                                Months.period(month),
                                "dueOn",
                                months.today().toString()));
        guide.show(cast.clerk(), "starts the bill run of " + month + ": " + standardCode, started);
        String path = site + "/bill-runs/" + Guide.idOf(started.expect(202));
        guide.await(cast.clerk(), "sees the preview", path, "/status", "PREVIEWED");
        guide.refused(
                cast.clerk(),
                "may not approve it herself",
                403,
                guide.as(cast.clerk()).post(path + "/approve", Map.of()));
        guide.act(
                cast.director(),
                "approves it",
                path + "/approve",
                Map.of("businessDate", months.today().toString()));
        Http.Answer posted = guide.await(cast.clerk(), "sees it posted", path, "/status", "POSTED");
        guide.check("the run's total", total, posted.at("/posted/amount/amount"));
        return posted;
    }
}
