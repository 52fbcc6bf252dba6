package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RelayPartsTest {

    @Test
    void aNudgedAggregateWaitsOnceAndFirstComeIsFirstServed() {
        NudgeQueue queue = new NudgeQueue();
        assertThat(queue.add(key("a"))).isTrue();
        assertThat(queue.add(key("b"))).isTrue();
        assertThat(queue.add(key("a"))).isFalse();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.take(1)).containsExactly(key("a"));
        assertThat(queue.size()).isEqualTo(2);
        // Nudged while in work: taken again afterwards, but nothing that the sweep discovered.
        assertThat(queue.add(key("a"))).isFalse();
        queue.done(List.of(key("a")));
        assertThat(queue.take(10)).containsExactly(key("b"), key("a"));
    }

    @Test
    void aFullQueueDropsNudges() {
        NudgeQueue queue = new NudgeQueue();
        IntStream.range(0, NudgeQueue.LIMIT)
                .forEach(i -> assertThat(queue.add(key("k" + i))).isTrue());
        assertThat(queue.add(key("more"))).isFalse();
        assertThat(queue.take(10_000)).hasSize(NudgeQueue.LIMIT);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.oldestNanos()).isZero();
    }

    @Test
    void theBacklogKnowsHowFarAndHowLongItIsBehind() {
        Backlog backlog = new Backlog();
        backlog.start(10, 4, 1_000);
        assertThat(backlog.lag()).isEqualTo(6);
        assertThat(backlog.oldestNanos(1_500)).isEqualTo(500);
        backlog.appended(12, 2_000);
        backlog.published(10);
        assertThat(backlog.lag()).isEqualTo(2);
        assertThat(backlog.oldestNanos(2_500)).isEqualTo(500);
        backlog.published(12);
        assertThat(backlog.lag()).isZero();
        assertThat(backlog.oldestNanos(9_999)).isZero();
    }

    @Test
    void aLongOutageDoesNotFillTheMemoryOfTheBacklog() {
        Backlog backlog = new Backlog();
        backlog.start(0, 0, 0);
        for (int i = 1; i <= 100_000; i++) {
            backlog.appended(i, i);
        }
        assertThat(backlog.lag()).isEqualTo(100_000);
        assertThat(backlog.oldestNanos(100_001)).isEqualTo(100_000);
        backlog.published(100_000);
        assertThat(backlog.oldestNanos(200_000)).isZero();
    }

    @Test
    @Timeout(10)
    void aSignalGivenBeforeTheWaitIsNotLost() throws Exception {
        Signal signal = new Signal();
        signal.give();
        assertThat(signal.await(Long.MAX_VALUE)).isTrue();
        assertThat(signal.await(1_000)).isFalse();
    }

    private static NudgeQueue.Key key(String id) {
        return new NudgeQueue.Key("things", id);
    }
}
