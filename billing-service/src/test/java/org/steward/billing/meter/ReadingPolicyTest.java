package org.steward.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

@Duty("B8")
class ReadingPolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 31);
    private static final LocalDate START = LocalDate.of(2025, 1, 31);

    @Test
    void startsCountingAtTheFirstReadingAndAcceptsUsualUse() {
        assertThat(outcomes(record(meter(), "0", "8.5", "17.1", "25.0")))
                .containsExactly("ACCEPTED [OPENING]", "ACCEPTED []", "ACCEPTED []", "ACCEPTED []");
    }

    @Test
    void holdsASpikeAgainstTheMetersOwnHistoryAndWhatFollowsIt() {
        Meter usual = after(record(meter(), "0", "8", "16", "24"));

        Decision<Meter> spike = recordFrom(usual, START.plusMonths(4), "524", "532");

        assertThat(outcomes(spike)).containsExactly("HELD [SPIKE]", "HELD [AFTER_HELD]");
        assertThat(after(spike).readings()).hasSize(4);
    }

    @Test
    void knowsFromTheDeliveryItselfWhatIsUsualForANewMeter() {
        // The second month of two years in one delivery: nothing before it says what is usual.
        assertThat(outcomes(record(meter(), "0", "500", "508", "516", "524", "532", "540")))
                .startsWith("ACCEPTED [OPENING]", "HELD [SPIKE]");
    }

    @Test
    void releasesAHeldReadingAndJudgesThoseBehindItAgain() {
        Meter held = after(
                recordFrom(after(record(meter(), "0", "8", "16", "24")), START.plusMonths(4), "524", "532", "540"));

        Decision<Meter> released =
                ReadingPolicy.release(held, "m", held.held().getFirst().readingId(), TODAY, Thresholds.STANDARD);

        assertThat(outcomes(released)).containsExactly("ACCEPTED [RELEASED]", "ACCEPTED []", "ACCEPTED []");
        assertThat(after(released).held()).isEmpty();
        assertThat(after(released).readings()).hasSize(7);
    }

    @Test
    void rejectsAMisreadAndAcceptsWhatWaitedBehindIt() {
        Meter held = after(recordFrom(after(record(meter(), "0", "8", "16", "24")), START.plusMonths(4), "320", "40"));
        assertThat(held.held()).hasSize(2);

        Decision<Meter> rejected =
                ReadingPolicy.reject(held, "m", held.held().getFirst().readingId(), TODAY, Thresholds.STANDARD);

        assertThat(outcomes(rejected)).containsExactly("REFUSED [REJECTED]", "ACCEPTED []");
        assertThat(after(rejected).readings().getLast().value()).isEqualByComparingTo("40");
    }

    @Test
    void decidesHeldReadingsInTheirOrder() {
        Meter held = after(recordFrom(after(record(meter(), "0", "8", "16", "24")), START.plusMonths(4), "524", "532"));

        assertThat(code(ReadingPolicy.release(held, "m", held.held().get(1).readingId(), TODAY, Thresholds.STANDARD)))
                .isEqualTo("EARLIER_READING_HELD");
        assertThat(code(ReadingPolicy.release(held, "m", "nope", TODAY, Thresholds.STANDARD)))
                .isEqualTo("READING_NOT_HELD");
    }

    @Test
    void refusesAReadingThatGoesBackOnARegisterOfUnknownSize() {
        Meter usual = after(record(meter(), "0", "8", "16"));
        assertThat(outcomes(recordFrom(usual, START.plusMonths(3), "12"))).containsExactly("REFUSED [BACKWARDS]");
    }

    @Test
    void holdsASuspectedRollOverAndBillsOverTheEndOfTheRegisterOnceReleased() {
        Meter usual = after(record(meter(4, "1"), "9970", "9978", "9986", "9994"));

        Meter held = after(recordFrom(usual, START.plusMonths(4), "3"));
        assertThat(held.held()).singleElement().satisfies(reading -> assertThat(reading.reasons())
                .containsExactly(Reason.ROLL_OVER_SUSPECTED));
        Meter released =
                after(ReadingPolicy.release(held, "m", held.held().getFirst().readingId(), TODAY, Thresholds.STANDARD));

        assertThat(released.readings().getLast().rolledOver()).isTrue();
        Use.Found found = Use.of(released, START.plusMonths(3), START.plusMonths(5));
        assertThat(((Use.Known) found).use().quantity()).isEqualByComparingTo("9");
    }

    @Test
    void holdsAlmostAFullTurnAsASuspectedRollOver() {
        Meter usual = after(record(meter(null, "2.8316846592"), "0", "5.7", "14.2", "25.5"));
        assertThat(outcomes(recordFrom(usual, START.plusMonths(4), "28265.876")))
                .containsExactly("HELD [ROLL_OVER_SUSPECTED]");
    }

    @Test
    void refusesASecondValueForADayAndTakesTheSameValueAsKnown() {
        List<NewReading> sameDay = List.of(
                new NewReading(1, START, BigDecimal.ZERO),
                new NewReading(2, START.plusMonths(1), new BigDecimal("8.0")),
                new NewReading(3, START.plusMonths(1), new BigDecimal("8")),
                new NewReading(4, START.plusMonths(1), new BigDecimal("9")));
        assertThat(outcomes(ReadingPolicy.record(meter(), "m", sameDay, TODAY, Thresholds.STANDARD)))
                .containsExactly(
                        "ACCEPTED [OPENING]", "ACCEPTED []", "ACCEPTED [ALREADY_RECORDED]", "REFUSED [DUPLICATE_DATE]");
    }

    @Test
    void changesNothingWhenTheSameDeliveryComesAgain() {
        Meter known = after(record(meter(), "0", "8", "16", "24", "624"));
        assertThat(record(known, "0", "8", "16", "24", "624")).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void remarksLongGapsAndRunsWithoutUse() {
        Meter usual = after(record(meter(), "0", "8", "16"));
        assertThat(outcomes(recordFrom(usual, START.plusMonths(8), "60"))).containsExactly("ACCEPTED [LONG_GAP]");
        assertThat(outcomes(record(meter(), "0", "0", "0", "0", "0")))
                .containsExactly(
                        "ACCEPTED [OPENING]",
                        "ACCEPTED []",
                        "ACCEPTED []",
                        "ACCEPTED [ZERO_RUN]",
                        "ACCEPTED [ZERO_RUN]");
    }

    @Test
    void takesALateReadingThatFitsBetweenItsNeighbours() {
        Meter known = after(ReadingPolicy.record(
                meter(),
                "m",
                List.of(
                        new NewReading(1, START, BigDecimal.ZERO),
                        new NewReading(2, START.plusMonths(2), new BigDecimal("16"))),
                TODAY,
                Thresholds.STANDARD));
        assertThat(outcomes(recordFrom(known, START.plusMonths(1), "8"))).containsExactly("ACCEPTED [RECORDED_LATE]");
        assertThat(outcomes(recordFrom(known, START.plusMonths(1), "18"))).containsExactly("REFUSED [BACKWARDS]");
        assertThat(outcomes(recordFrom(known, START.minusMonths(1), "0"))).containsExactly("REFUSED [BACKWARDS]");
    }

    @Test
    void refusesWhatNoRegisterShows() {
        Meter usual = after(record(meter(4, "1"), "0", "8"));
        assertThat(outcomes(recordFrom(usual, START.plusMonths(2), "-1"))).containsExactly("REFUSED [NEGATIVE]");
        assertThat(outcomes(recordFrom(usual, START.plusMonths(2), "10000")))
                .containsExactly("REFUSED [DOES_NOT_FIT_REGISTER]");
        assertThat(outcomes(recordFrom(usual, TODAY.plusDays(1), "9"))).containsExactly("REFUSED [IN_FUTURE]");
    }

    @Test
    void keepsTheDocumentBounded() {
        Meter meter = meter();
        for (int batch = 0; batch < 3; batch++) {
            List<NewReading> readings = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int day = batch * 200 + i;
                readings.add(new NewReading(i + 1, LocalDate.of(2024, 1, 1).plusDays(day), BigDecimal.valueOf(day)));
            }
            meter = after(ReadingPolicy.record(meter, "m", readings, TODAY, Thresholds.STANDARD));
        }
        assertThat(meter.readings()).hasSizeLessThanOrEqualTo(Meter.MAX_READINGS);
        // 600 days, read daily: every whole month can still be billed, from the opening reading on; days in between
        // not.
        Use.Known january = (Use.Known) Use.of(meter, null, LocalDate.of(2024, 2, 1));
        assertThat(january.use().quantity()).isEqualByComparingTo("30");
        Use.Known february = (Use.Known) Use.of(meter, january.use().to().readOn(), LocalDate.of(2024, 3, 1));
        assertThat(february.use().quantity()).isEqualByComparingTo("29");
        Use.Known all = (Use.Known) Use.of(meter, february.use().to().readOn(), TODAY);
        assertThat(all.use().quantity()).isEqualByComparingTo("540");
        assertThat(Use.of(meter, LocalDate.of(2024, 1, 15), TODAY))
                .isEqualTo(new Use.Unknown(Use.Missing.READINGS_TOO_OLD));
    }

    @Test
    void findsTheUseOfAPeriodOrSaysWhyThereIsNone() {
        Meter meter = after(record(meter(), "0", "8", "16", "24"));

        Use.Known first = (Use.Known) Use.of(meter, null, START.plusMonths(1).plusDays(5));
        assertThat(first.use().quantity()).isEqualByComparingTo("8");
        Use.Known rest = (Use.Known) Use.of(meter, first.use().to().readOn(), TODAY);
        assertThat(rest.use().quantity()).isEqualByComparingTo("16");
        assertThat(Use.of(meter, rest.use().to().readOn(), TODAY))
                .isEqualTo(new Use.Unknown(Use.Missing.READING_MISSING));
        Meter held = after(recordFrom(meter, START.plusMonths(4), "900"));
        assertThat(Use.of(held, rest.use().to().readOn(), TODAY)).isEqualTo(new Use.Unknown(Use.Missing.READING_HELD));
    }

    private static Meter meter() {
        return meter(null, "1");
    }

    private static Meter meter(Integer digits, String factor) {
        return new Meter(
                "site-1",
                "m",
                "W1",
                MeterKind.WATER,
                "m3",
                "unit-1",
                digits,
                new BigDecimal(factor),
                List.of(),
                List.of());
    }

    /** Readings a month apart from the start. */
    private static Decision<Meter> record(Meter meter, String... values) {
        return recordFrom(meter, START, values);
    }

    private static Decision<Meter> recordFrom(Meter meter, LocalDate first, String... values) {
        List<NewReading> readings = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            readings.add(new NewReading(i + 1, first.plusMonths(i), new BigDecimal(values[i])));
        }
        return ReadingPolicy.record(meter, "m", readings, TODAY, Thresholds.STANDARD);
    }

    private static Meter after(Decision<Meter> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<Meter>) decision).state();
    }

    private static List<String> outcomes(Decision<Meter> decision) {
        ReadingPolicy.Answer answer = (ReadingPolicy.Answer) ((Decision.Accepted<Meter>) decision).answer();
        return answer.readings().stream()
                .map(ended -> ended.outcome() + " " + ended.reasons())
                .toList();
    }

    private static String code(Decision<Meter> decision) {
        return ((Decision.Refused<Meter>) decision).refusal().code();
    }
}
