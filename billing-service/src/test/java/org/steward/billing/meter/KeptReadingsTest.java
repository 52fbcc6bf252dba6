package org.steward.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.Duty;

@Duty("B8")
class KeptReadingsTest {

    private static final LocalDate OPENING = LocalDate.of(2024, 1, 10);
    private static final int MOST = 400;

    @Test
    void allAreKeptWhileTheyFit() {
        List<Meter.Reading> readings = daily(MOST, -1);
        assertThat(KeptReadings.of(readings, MOST)).isEqualTo(readings);
    }

    @Test
    void evenDecadesOfMonthsKeepTheOpeningReading() {
        List<Meter.Reading> kept = KeptReadings.of(daily(20_000, -1), MOST);
        assertThat(kept).hasSize(MOST);
        assertThat(kept.getFirst().readOn()).isEqualTo(OPENING);
    }

    @Property(tries = 100)
    void useOverWholeMonthsIsTheSameWithoutTheDaysBetween(
            @ForAll @IntRange(min = 401, max = 1_500) int days, @ForAll @IntRange(min = 1, max = 1_500) int turnsOn) {
        List<Meter.Reading> all = daily(days, turnsOn);
        Meter whole = meter(all);
        Meter thinned = meter(KeptReadings.of(all, MOST));
        assertThat(thinned.readings()).hasSizeLessThanOrEqualTo(MOST);
        LocalDate billedOn = null;
        for (LocalDate end = LocalDate.of(2024, 2, 1); !end.isAfter(OPENING.plusDays(days)); end = end.plusMonths(1)) {
            Use.Known month = (Use.Known) Use.of(thinned, billedOn, end);
            assertThat(month.use().quantity())
                    .isEqualByComparingTo(
                            ((Use.Known) Use.of(whole, billedOn, end)).use().quantity());
            billedOn = month.use().to().readOn();
        }
    }

    /** A reading a day, 7 more each; on day {@code turnsOn} a register of four digits has run over. */
    private static List<Meter.Reading> daily(int days, int turnsOn) {
        List<Meter.Reading> readings = new ArrayList<>();
        int value = turnsOn < 0 ? 0 : 10_000 - 7 * turnsOn + 3;
        for (int day = 0; day < days; day++) {
            boolean turned = day == turnsOn;
            value = turned ? 3 : value + (day == 0 ? 0 : 7);
            readings.add(new Meter.Reading(OPENING.plusDays(day), BigDecimal.valueOf(value), turned));
        }
        return readings;
    }

    private static Meter meter(List<Meter.Reading> readings) {
        return new Meter("s", "m", "W1", MeterKind.WATER, "m3", "u", 4, BigDecimal.ONE, readings, List.of());
    }
}
