package org.steward.security.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.steward.security.coverage.Coverage.Assignment;
import org.steward.security.coverage.Coverage.Gap;
import org.steward.security.coverage.Coverage.Requirement;

class CoverageTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void anHourWithoutTheGuardOfADayIsAGap() {
        Coverage day = coverage(List.of(required(0, 24, 1)), assigned("a", 0, 12), assigned("b", 13, 24));
        assertThat(day.gaps()).containsExactly(gap(12, 13, 1));
        assertThat(day.coveredShare()).isEqualTo(new BigDecimal("0.9583"));
    }

    @Test
    void fullCoverageHasNoGap() {
        Coverage day = coverage(List.of(required(0, 24, 1)), assigned("a", 0, 12), assigned("b", 12, 24));
        assertThat(day.gaps()).isEmpty();
        assertThat(day.coveredShare()).isEqualTo(new BigDecimal("1.0000"));
    }

    @Test
    void oneGuardCountsOnceAtATime() {
        Coverage day = coverage(List.of(required(0, 8, 2)), assigned("a", 0, 6), assigned("a", 4, 8));
        assertThat(day.gaps()).containsExactly(gap(0, 8, 1));
        assertThat(day.coveredShare()).isEqualTo(new BigDecimal("0.5000"));
        Coverage seamless = coverage(List.of(required(0, 8, 1)), assigned("a", 0, 4), assigned("a", 4, 8));
        assertThat(seamless.gaps()).isEmpty();
    }

    @Test
    void moreGuardsThanRequiredDoNotMakeUpForOtherHours() {
        Coverage day = coverage(List.of(required(0, 2, 1)), assigned("a", 0, 1), assigned("b", 0, 1));
        assertThat(day.gaps()).containsExactly(gap(1, 2, 1));
        assertThat(day.coveredShare()).isEqualTo(new BigDecimal("0.5000"));
    }

    @Test
    void requirementsAtTheSameTimeAddUp() {
        Coverage day = coverage(List.of(required(0, 8, 1), required(4, 8, 1)), assigned("a", 0, 8));
        assertThat(day.gaps()).containsExactly(gap(4, 8, 1));
        assertThat(day.coveredShare()).isEqualTo(new BigDecimal("0.6667"));
    }

    @Test
    void adjoiningGapsAreOneOnlyWhenTheSameNumberIsMissing() {
        assertThat(coverage(List.of(required(0, 8, 1), required(8, 16, 1))).gaps())
                .containsExactly(gap(0, 16, 1));
        assertThat(coverage(List.of(required(0, 8, 2), required(8, 16, 1))).gaps())
                .containsExactly(gap(0, 8, 2), gap(8, 16, 1));
        assertThat(coverage(List.of(required(0, 8, 2)), assigned("a", 2, 4)).gaps())
                .containsExactly(gap(0, 2, 2), gap(2, 4, 1), gap(4, 8, 2));
        assertThat(coverage(List.of(required(0, 2, 1), required(3, 4, 1))).gaps())
                .containsExactly(gap(0, 2, 1), gap(3, 4, 1));
    }

    @Test
    void whatLiesOutsideTheWindowIsLeftOut() {
        Coverage part = Coverage.of(
                hour(6), hour(10), List.of(required(0, 8, 1)), List.of(assigned("a", 0, 7), assigned("b", 9, 12)));
        assertThat(part.gaps()).containsExactly(gap(7, 8, 1));
        assertThat(part.coveredShare()).isEqualTo(new BigDecimal("0.5000"));
        assertThat(Coverage.of(hour(6), hour(10), List.of(required(11, 12, 1)), List.of())
                        .gaps())
                .isEmpty();
    }

    @Test
    void nothingRequiredHasNoShare() {
        assertThat(coverage(List.of()).coveredShare()).isNull();
        assertThat(coverage(List.of(required(0, 8, 0)), assigned("a", 0, 8)).coveredShare())
                .isNull();
        assertThat(Coverage.of(hour(3), hour(3), List.of(required(0, 8, 1)), List.of())
                        .coveredShare())
                .isNull();
    }

    @Test
    void refusesReversedTimes() {
        assertThatThrownBy(() -> Coverage.of(hour(2), hour(1), List.of(), List.of()))
                .hasMessageContaining("PERIOD_REVERSED at to");
        assertThatThrownBy(() -> coverage(List.of(required(2, 1, 1)))).hasMessageContaining("at required[0].to");
        assertThatThrownBy(() -> coverage(List.of(), assigned("a", 2, 1))).hasMessageContaining("at assignments[0].to");
        assertThatThrownBy(() -> coverage(List.of(required(1, 2, -1))))
                .hasMessageContaining("VALUE_OUT_OF_RANGE at required[0].count");
    }

    @Property(tries = 200)
    void agreesWithCountingHourByHour(
            @ForAll @Size(max = 6) List<@IntRange(max = 2399) Integer> needs,
            @ForAll @Size(max = 12) List<@IntRange(max = 2399) Integer> duties) {
        List<Requirement> required = new ArrayList<>();
        for (int need : needs) {
            int from = need % 24;
            required.add(required(from, Math.min(24, from + need / 24 % 9), 1 + need / 800));
        }
        List<Assignment> assigned = new ArrayList<>();
        for (int duty : duties) {
            int from = duty % 24;
            assigned.add(assigned("g" + duty % 5, from, Math.min(24, from + duty / 24 % 9)));
        }
        long need = 0;
        long covered = 0;
        for (int hour = 0; hour < 24; hour++) {
            Instant at = hour(hour);
            int wanted = required.stream()
                    .filter(one -> !one.from().isAfter(at) && one.to().isAfter(at))
                    .mapToInt(Requirement::count)
                    .sum();
            Set<String> there = new HashSet<>();
            assigned.stream()
                    .filter(one -> !one.from().isAfter(at) && one.to().isAfter(at))
                    .forEach(one -> there.add(one.guard()));
            need += wanted;
            covered += Math.min(wanted, there.size());
        }
        Coverage coverage = Coverage.of(hour(0), hour(24), required, assigned);
        if (need == 0) {
            assertThat(coverage.coveredShare()).isNull();
        } else {
            assertThat(coverage.coveredShare())
                    .isEqualTo(BigDecimal.valueOf(covered).divide(BigDecimal.valueOf(need), 4, RoundingMode.HALF_UP));
        }
    }

    private static Coverage coverage(List<Requirement> required, Assignment... assignments) {
        return Coverage.of(hour(0), hour(24), required, List.of(assignments));
    }

    private static Requirement required(int from, int to, int count) {
        return new Requirement(hour(from), hour(to), count);
    }

    private static Assignment assigned(String guard, int from, int to) {
        return new Assignment(guard, hour(from), hour(to));
    }

    private static Gap gap(int from, int to, int missing) {
        return new Gap(hour(from), hour(to), missing);
    }

    private static Instant hour(int hour) {
        return MIDNIGHT.plusSeconds(3600L * hour);
    }
}
