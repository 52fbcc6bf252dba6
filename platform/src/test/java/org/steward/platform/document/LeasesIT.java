package org.steward.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.SharedServers;

class LeasesIT {

    private static final Duration TIME = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Database database =
            new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(LeasesIT.class));
    private final List<Leases> all = new ArrayList<>();

    @AfterEach
    void close() {
        all.forEach(Leases::stop);
        database.close();
    }

    @Test
    void oneOfManyGetsIt() throws Exception {
        AtomicInteger held = new AtomicInteger();
        List<Future<LeaseTerm>> waiting = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                Lease lease = leases().lease("one");
                waiting.add(threads.submit(() -> {
                    LeaseTerm term = lease.await(Duration.ofSeconds(3));
                    if (term != null) {
                        held.incrementAndGet();
                    }
                    return term;
                }));
            }
            for (Future<LeaseTerm> one : waiting) {
                one.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(held).hasValue(1);
    }

    @Test
    void aHolderThatRenewsKeepsItAndOneThatIsGoneLosesIt() throws Exception {
        Leases first = leases();
        LeaseTerm term = first.lease("one").await(SOON);
        assertThat(term.epoch()).isEqualTo(1);
        Leases second = leases();
        assertThat(second.lease("one").await(TIME.multipliedBy(2))).isNull();
        assertThat(term.isLive()).isTrue();

        LeaseFaults.halt(first);
        long begin = System.nanoTime();
        LeaseTerm next = second.lease("one").await(SOON);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.out.println("LeasesIT a lease of " + TIME.toMillis() + " ms was taken over after " + millis + " ms");
        assertThat(next.epoch()).isEqualTo(2);
        // The former holder knew before the new one could begin.
        assertThat(term.isLive()).isFalse();
        assertThat(term.confirm()).isFalse();
        assertThat(term.isOver()).isTrue();
    }

    @Test
    void whatIsGivenBackIsTakenAtOnceAndTheEpochAscends() throws Exception {
        Leases first = leases();
        Leases second = leases();
        for (int epoch = 1; epoch <= 6; epoch++) {
            LeaseTerm term = (epoch % 2 == 0 ? first : second).lease("one").await(SOON);
            assertThat(term.epoch()).isEqualTo(epoch);
            assertThat(term.update(Updates.set("kept", (long) epoch))).isTrue();
            assertThat(term.read().getNumber("kept").longValue()).isEqualTo(epoch);
            term.release();
            assertThat(term.isLive()).isFalse();
            assertThat(term.update(Updates.set("kept", -1L))).isFalse();
        }
    }

    @Test
    void aFormerHolderChangesNothing() throws Exception {
        Leases first = leases();
        LeaseTerm old = first.lease("one").await(SOON);
        LeaseFaults.halt(first);
        LeaseTerm next = leases().lease("one").await(SOON);
        LeaseFaults.believe(old);
        assertThat(old.isLive()).isTrue();
        assertThat(old.update(Updates.set("kept", 1L))).isFalse();
        assertThat(old.isLive()).isFalse();
        old.release();
        assertThat(next.confirm()).isTrue();
    }

    @Test
    void manyLeasesOfOneInstanceAreRenewedTogetherAndReleasedAtStop() throws Exception {
        Leases first = leases();
        List<LeaseTerm> terms = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            terms.add(first.lease("n" + i).await(SOON));
        }
        Instant end = Instant.now().plus(TIME.multipliedBy(2));
        while (Instant.now().isBefore(end)) {
            assertThat(terms).allMatch(LeaseTerm::isLive);
            Thread.onSpinWait();
        }
        first.stop();
        Leases second = leases();
        long begin = System.nanoTime();
        for (int i = 0; i < 9; i++) {
            assertThat(second.lease("n" + i).await(SOON)).isNotNull();
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(TIME.toMillis() * 5);
    }

    @Test
    void atNoTimeDoTwoHoldItWhateverHappensToThem() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger terms = new AtomicInteger();
        var epochs = ConcurrentHashMap.<Long>newKeySet();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> users = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                boolean careless = user % 2 == 0;
                users.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        Leases leases = new Leases(database, Duration.ofMillis(300));
                        leases.start();
                        LeaseTerm term = leases.lease("one").await(Duration.ofSeconds(2));
                        if (term != null) {
                            assertThat(epochs.add(term.epoch())).isTrue();
                            terms.incrementAndGet();
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            TimeUnit.MILLISECONDS.sleep(100);
                            inside.decrementAndGet();
                        }
                        if (careless) {
                            LeaseFaults.halt(leases);
                        } else {
                            leases.stop();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> user : users) {
                user.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(terms.get()).isGreaterThan(3);
        assertThat(most).hasValue(1);
    }

    @Test
    void theServerTellsTheTime() throws Exception {
        LeaseTerm term = leases().lease("one").await(SOON);
        Instant first = term.serverTime();
        Eventually.passes(SOON, () -> assertThat(term.serverTime()).isAfter(first));
    }

    private Leases leases() {
        Leases leases = new Leases(database, TIME);
        leases.start();
        all.add(leases);
        return leases;
    }
}
