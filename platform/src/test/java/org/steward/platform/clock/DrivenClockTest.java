package org.steward.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrivenClockTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final DrivenClock clock = new DrivenClock(Clock.fixed(START, ZoneOffset.UTC));

    @Test
    void runsLikeItsBaseUntilSet() {
        assertThat(clock.instant()).isEqualTo(START);
        clock.set(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    }

    @Test
    void advancesFromWhereItIsFrozenOrNot() {
        clock.freeze(START.plusSeconds(5));
        clock.advance(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5).plus(Duration.ofDays(1)));
        assertThat(clock.withZone(ZoneOffset.ofHours(8)).instant()).isEqualTo(clock.instant());
    }

    @Test
    void tellsItsListenersOfEveryJump() {
        AtomicInteger jumps = new AtomicInteger();
        clock.onJump(jumps::incrementAndGet);
        clock.set(START);
        clock.freeze(START);
        clock.advance(Duration.ofMinutes(1));
        assertThat(jumps).hasValue(3);
    }
}
