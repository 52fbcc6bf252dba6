package org.steward.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AggregateQueueTest {

    private final AggregateQueue queue = new AggregateQueue();

    @Test
    void commandsOnOneAggregateNeverOverlap() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int[] unguarded = new int[1];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(threads.submit(() -> queue.inTurn("a", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    unguarded[0]++;
                    return inside.decrementAndGet();
                })));
            }
            for (Future<?> one : all) {
                one.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(most).hasValue(1);
        assertThat(unguarded[0]).isEqualTo(200);
    }

    @Test
    void anotherAggregateDoesNotWait() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> slow = threads.submit(() -> queue.inTurn("a", () -> {
                held.countDown();
                awaitQuietly(release);
                return 1;
            }));
            assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(queue.inTurn("b", () -> 2)).isEqualTo(2);
            release.countDown();
            assertThat(slow.get(5, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void moreWaitersThanTheLimitAreRefusedAtOnce() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> accepted = new ArrayList<>();
            accepted.add(threads.submit(() -> queue.inTurn("a", () -> {
                held.countDown();
                awaitQuietly(release);
                return 1;
            })));
            assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
            CountDownLatch started = new CountDownLatch(AggregateQueue.MAX_WAITING - 1);
            for (int i = 1; i < AggregateQueue.MAX_WAITING; i++) {
                accepted.add(threads.submit(() -> {
                    started.countDown();
                    return queue.inTurn("a", () -> 1);
                }));
            }
            assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
            while (queue.waiting("a") < AggregateQueue.MAX_WAITING) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> queue.inTurn("a", () -> 1))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.BUSY));
            release.countDown();
            for (Future<Integer> one : accepted) {
                assertThat(one.get(5, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
