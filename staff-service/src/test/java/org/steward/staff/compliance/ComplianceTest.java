package org.steward.staff.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.Duty;
import org.steward.staff.duty.DutyBook;

@Duty("T16")
class ComplianceTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Instant EARLY = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-01T01:00:00Z");

    @Test
    void theRateIsOfWhatHadToBeDone() {
        Tally tally = Tally.ZERO
                .with("ON_TIME", 7)
                .with("LATE", 1)
                .with("MISSED", 1)
                .with("EXCUSED", 5)
                .with("OPEN", 3);
        assertThat(tally.rate()).isEqualTo("77.78");
        assertThat(Tally.ZERO.with("EXCUSED", 5).with("OPEN", 1).rate()).isNull();
    }

    @Test
    void linesAreGroupedByMonthPositionDutyAndPlaceAndOnlyThoseOfTheMonthsCount() {
        Summary one = new Summary(
                "s-1",
                "r-1",
                LATER,
                List.of(
                        new Line(OCTOBER, "p-1", "daily", Tally.ZERO.with("ON_TIME", 31)),
                        new Line(
                                NOVEMBER,
                                "p-1",
                                "daily",
                                Tally.ZERO.with("ON_TIME", 15).with("MISSED", 15)),
                        new Line(NOVEMBER, "p-2", "report", Tally.ZERO.with("LATE", 1)),
                        new Line(NOVEMBER.plusMonths(1), "p-2", "report", Tally.ZERO.with("OPEN", 1))));
        Summary other = new Summary(
                "s-2", "r-1", EARLY, List.of(new Line(NOVEMBER, "p-1", "daily", Tally.ZERO.with("MISSED", 1))));
        Compliance both = Compliance.of(List.of(one, other), OCTOBER, NOVEMBER, new DutyBook(List.of()));
        assertThat(both.asOf()).isEqualTo(EARLY);
        assertThat(both.total().onTime()).isEqualTo(46);
        assertThat(both.total().missed()).isEqualTo(16);
        assertThat(both.total().open()).isZero();
        assertThat(both.months()).extracting(Compliance.Month::month).containsExactly(OCTOBER, NOVEMBER);
        assertThat(both.months().getFirst().figure().rate()).isEqualTo("100.00");
        assertThat(both.positions())
                .extracting(Compliance.OfPosition::positionId)
                .containsExactly("p-1", "p-2");
        assertThat(both.duties()).extracting(Compliance.OfDuty::duty).containsExactly("daily", "report");
        assertThat(both.places()).extracting(place -> place.figure().missed()).containsExactly(15L, 1L);
    }

    @Test
    void whereNothingIsCountedThereIsNoFigure() {
        Compliance none = Compliance.of(List.of(), OCTOBER, NOVEMBER, new DutyBook(List.of()));
        assertThat(none.asOf()).isNull();
        assertThat(none.total().rate()).isNull();
        assertThat(none.months()).isEmpty();
    }
}
