package org.steward.security.patrolplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private static Schedule at(Set<DayOfWeek> days, LocalDate from, LocalDate until, String... times) {
        return new Schedule(
                days,
                List.of(times).stream().map(LocalTime::parse).toList(),
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                WalkOrder.FREE,
                from,
                until);
    }

    @Test
    void startsAreOnTheWallClockOfTheSite() {
        Schedule twice = at(EVERY_DAY, LocalDate.parse("2026-11-01"), null, "22:00", "02:00");
        assertThat(twice.starts(SHANGHAI, Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z")))
                .containsExactly(Instant.parse("2026-11-20T14:00:00Z"), Instant.parse("2026-11-20T18:00:00Z"));
    }

    @Test
    void theBoundsAreExclusiveThenInclusiveSoThatNoneIsTwiceOrLeftOut() {
        Schedule daily = at(EVERY_DAY, LocalDate.parse("2026-11-01"), null, "08:00");
        Instant first = Instant.parse("2026-11-20T00:00:00Z");
        Instant second = first.plus(Duration.ofDays(1));
        assertThat(daily.starts(SHANGHAI, first, second)).containsExactly(second);
        assertThat(daily.starts(SHANGHAI, first.minusMillis(1), first)).containsExactly(first);
    }

    @Test
    void onlyOnItsDaysAndBetweenItsDates() {
        Schedule weekend = at(
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalDate.parse("2026-11-15"),
                LocalDate.parse("2026-11-21"),
                "10:00");
        assertThat(weekend.starts(
                        SHANGHAI, Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")))
                .containsExactly(Instant.parse("2026-11-15T02:00:00Z"), Instant.parse("2026-11-21T02:00:00Z"));
        assertThat(weekend.isOverAfter(SHANGHAI, Instant.parse("2026-11-22T02:00:00Z")))
                .isFalse();
        assertThat(weekend.isOverAfter(SHANGHAI, Instant.parse("2026-11-23T02:00:00Z")))
                .isTrue();
    }

    @Test
    void aTimeLeftOutByTheClockIsWalkedAfterTheJump() {
        Schedule night = at(EVERY_DAY, LocalDate.parse("2026-01-01"), null, "02:30", "03:30");
        // 2026-03-29: 02:00 becomes 03:00. Both planned times are the same instant: one walk.
        assertThat(night.starts(BERLIN, Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .containsExactly(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aTimeThatComesTwiceIsWalkedTheFirstTime() {
        Schedule night = at(EVERY_DAY, LocalDate.parse("2026-01-01"), null, "02:30");
        // 2026-10-25: 03:00 summer time becomes 02:00 winter time.
        assertThat(night.starts(BERLIN, Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aGapOverMidnightIsNotLost() {
        // Beirut 2026-03-29: 00:00 becomes 01:00.
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        Schedule midnight = at(EVERY_DAY, LocalDate.parse("2026-01-01"), null, "00:00");
        List<Instant> starts =
                midnight.starts(beirut, Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-30T12:00:00Z"));
        assertThat(starts).hasSize(2);
        assertThat(starts.getFirst().atZone(beirut).toLocalTime()).isEqualTo(LocalTime.of(1, 0));
    }
}
