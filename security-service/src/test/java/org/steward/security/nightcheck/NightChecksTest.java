package org.steward.security.nightcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.steward.platform.calendar.TimeRange;

class NightChecksTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final YearMonth NOVEMBER = YearMonth.parse("2026-11");

    @Test
    void onlyTheHoursAfterMidnightCount() {
        assertThat(count(
                        "2026-11-03T00:10:00+08:00",
                        "2026-11-09T05:59:00+08:00",
                        "2026-11-10T06:00:00+08:00",
                        "2026-11-20T23:50:00+08:00"))
                .isEqualTo(new NightChecks(2, 2));
        assertThat(count("2026-11-03T00:00:00+08:00", "2026-11-04T05:59:59.999+08:00"))
                .isEqualTo(new NightChecks(2, 2));
    }

    @Test
    void severalOnOneDateCountOnce() {
        assertThat(count("2026-11-03T00:10:00+08:00", "2026-11-03T05:10:00+08:00", "2026-11-04T00:10:00+08:00"))
                .isEqualTo(new NightChecks(2, 2));
    }

    @Test
    void theLocalDateDecidesOnTheMonth() {
        assertThat(count("2026-10-31T16:30:00Z")).as("00:30 on the first").isEqualTo(new NightChecks(1, 3));
        assertThat(count("2026-11-30T16:30:00Z")).as("00:30 on December 1").isEqualTo(new NightChecks(0, 4));
        assertThat(count("2026-10-31T05:00:00+08:00")).isEqualTo(new NightChecks(0, 4));
    }

    @Test
    void moreThanRequiredLeavesNothingMissing() {
        assertThat(count(
                        "2026-11-01T01:00:00+08:00",
                        "2026-11-02T01:00:00+08:00",
                        "2026-11-03T01:00:00+08:00",
                        "2026-11-04T01:00:00+08:00",
                        "2026-11-05T01:00:00+08:00"))
                .isEqualTo(new NightChecks(5, 0));
    }

    @Test
    void aSiteMaySetAnotherWindow() {
        List<Instant> checks =
                instants("2026-11-03T01:59:59+08:00", "2026-11-04T02:00:00+08:00", "2026-11-05T04:00:00+08:00");
        assertThat(NightChecks.of(SHANGHAI, NOVEMBER, TimeRange.parse("02:00-04:00"), 4, checks))
                .isEqualTo(new NightChecks(1, 3));
        assertThat(NightChecks.of(
                        SHANGHAI, NOVEMBER, TimeRange.parse("22:00-24:00"), 1, instants("2026-11-03T23:59:59+08:00")))
                .isEqualTo(new NightChecks(1, 0));
    }

    @Test
    void refusesAnImpossibleQuota() {
        assertThatThrownBy(() -> NightChecks.of(SHANGHAI, NOVEMBER, NightChecks.USUAL_WINDOW, -1, List.of()))
                .hasMessageContaining("VALUE_OUT_OF_RANGE at required");
    }

    private static NightChecks count(String... checks) {
        return NightChecks.of(SHANGHAI, NOVEMBER, NightChecks.USUAL_WINDOW, 4, instants(checks));
    }

    private static List<Instant> instants(String... texts) {
        return Stream.of(texts)
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .toList();
    }
}
