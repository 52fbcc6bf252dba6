package org.steward.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.steward.platform.document.AggregateStore.Due;
import org.steward.platform.document.Scope;

class DueLaneTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final DueLane lane = new DueLane();

    @Test
    void whatIsDueIsHandledOnceInOrder() {
        assertThat(lane.offer(List.of(due("a", 0), due("b", 1)), true, 10, 0)).isEmpty();
        assertThat(takeAll()).containsExactly(due("a", 0), due("b", 1));
        lane.succeeded(due("a", 0));
        lane.succeeded(due("b", 1));
        lane.offer(List.of(), true, 10, 0);
        assertThat(takeAll()).isEmpty();
        assertThat(lane.stuck()).isZero();
    }

    @Test
    void whatIsInWorkIsNotHandedOutAgain() {
        lane.offer(List.of(due("a", 0)), true, 10, 0);
        assertThat(lane.next()).isNotNull();
        assertThat(lane.isIdle()).isFalse();
        lane.offer(List.of(due("a", 0)), true, 10, 0);
        assertThat(lane.next()).isNull();
        assertThat(lane.known()).isEqualTo(1);
    }

    @Test
    void aFailureIsTriedAgainAfterADoublingPause() {
        long now = 0;
        for (int failure = 0; failure < 20; failure++) {
            lane.offer(List.of(due("a", 0)), true, 10, now);
            assertThat(takeAll()).as("try %d", failure).hasSize(1);
            lane.failed(due("a", 0), now);
            long pause = Math.min(DueLane.LONGEST_PAUSE_NANOS, SECOND << failure);
            lane.offer(List.of(due("a", 0)), true, 10, now + pause - 1);
            assertThat(takeAll())
                    .as("before the pause of try %d is over", failure)
                    .isEmpty();
            now += pause;
        }
    }

    @Test
    void failuresDoNotStandInTheWayOfOthers() {
        List<Due> bad = IntStream.range(0, 10).mapToObj(i -> due("bad" + i, i)).toList();
        lane.offer(bad, false, 10, 0);
        takeAll().forEach(one -> lane.failed(one, 0));
        // The database gives the earliest first, so the ten that fail come before the good one every time.
        assertThat(lane.known()).isEqualTo(10);
        List<Due> found = new ArrayList<>(bad);
        found.add(due("good", 99));
        lane.offer(found, true, 10, 0);
        assertThat(takeAll()).containsExactly(due("good", 99));
        assertThat(lane.stuck()).isEqualTo(10);
    }

    @Test
    void anAggregateThatDidNotMoveIsReportedAndLeftAlone() {
        lane.offer(List.of(due("a", 0)), true, 10, 0);
        takeAll();
        lane.succeeded(due("a", 0));
        assertThat(lane.offer(List.of(due("a", 0)), true, 10, 0)).containsExactly(due("a", 0));
        assertThat(takeAll()).isEmpty();
        assertThat(lane.stuck()).isEqualTo(1);
        lane.offer(List.of(due("a", 0)), true, 10, SECOND);
        assertThat(takeAll()).containsExactly(due("a", 0));
    }

    @Test
    void theNextDueTimeOfTheSameAggregateIsAnotherMatter() {
        lane.offer(List.of(due("a", 0)), true, 10, 0);
        takeAll();
        lane.failed(due("a", 0), 0);
        lane.offer(List.of(due("a", 5)), true, 10, 0);
        assertThat(takeAll()).containsExactly(due("a", 5));
        lane.succeeded(due("a", 5));
        assertThat(lane.offer(List.of(due("a", 9)), true, 10, 0)).isEmpty();
        assertThat(takeAll()).containsExactly(due("a", 9));
    }

    @Test
    void aFailureThatSettledItselfIsForgotten() {
        lane.offer(List.of(due("a", 0), due("b", 3)), true, 10, 0);
        takeAll().forEach(one -> lane.failed(one, 0));
        // Not everything was read, but "a" would have come first.
        lane.offer(List.of(due("b", 3)), false, 10, 0);
        assertThat(lane.stuck()).isEqualTo(1);
        lane.offer(List.of(), true, 10, 0);
        assertThat(lane.stuck()).isZero();
    }

    @Test
    void whatNobodyBeganIsFoundAgainAfterBeingDropped() {
        lane.offer(List.of(due("a", 0), due("b", 0)), true, 10, 0);
        assertThat(lane.next()).isEqualTo(due("a", 0));
        lane.dropReady();
        lane.succeeded(due("a", 0));
        assertThat(lane.isIdle()).isTrue();
        lane.offer(List.of(due("b", 0)), true, 10, 0);
        assertThat(takeAll()).containsExactly(due("b", 0));
    }

    private List<Due> takeAll() {
        List<Due> all = new ArrayList<>();
        for (Due next = lane.next(); next != null; next = lane.next()) {
            all.add(next);
        }
        return all;
    }

    private static Due due(String id, int minutes) {
        return new Due(Scope.COMPANY, id, NOON.plusSeconds(60L * minutes));
    }
}
