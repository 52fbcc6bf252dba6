package org.steward.proof.faults;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.steward.local.Part;
import org.steward.proof.faults.Teller.Answer;
import org.steward.proof.faults.World.Household;
import org.steward.proof.faults.World.Site;

/** The people at work: each does one thing after the other, chosen by the seed, at all sites and services at once. */
final class Load implements AutoCloseable {

    private static final long LOOK_NANOS = 5_000_000;
    private static final long PATROLS_EVERY_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final World world;
    private final Teller teller;
    private final List<Part> services;
    private final Clock clock;
    private final List<Acts> acts = new ArrayList<>();
    private final List<Thread> people = new ArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong foreignLooks = new AtomicLong();
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile long pauseBetweenNanos;

    /**
     * People who have not begun.
     *
     * @param services that run; what needs others is not done
     */
    Load(World world, Teller teller, List<Part> services, Clock clock) {
        this.world = world;
        this.teller = teller;
        this.services = services;
        this.clock = clock;
        AtomicLong serial = new AtomicLong();
        world.sites().forEach(site -> acts.add(new Acts(world, site, serial)));
    }

    /** What is done at the site of that index. */
    Acts at(int site) {
        return acts.get(site);
    }

    /**
     * Sets {@code count} people to work.
     *
     * @param pauseMillis between two things one of them does
     */
    void start(int count, long seed, long pauseMillis) {
        pauseBetweenNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        for (int person = 0; person < count; person++) {
            Random random = new Random(seed * 31 + person);
            Acts own = acts.get(person % acts.size());
            people.add(Thread.ofVirtual().name("person-" + person).start(() -> work(own, random)));
        }
        if (services.contains(Part.SECURITY)) {
            people.add(Thread.ofVirtual().name("captains").start(this::watchPatrols));
        }
    }

    /** Lets everybody finish what he is at, and wait. */
    void pause() {
        paused = true;
        while (busy.get() > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    void resume() {
        paused = false;
    }

    /** Looks at what is another site's, each of which had to be refused. */
    long foreignLooks() {
        return foreignLooks.get();
    }

    private void work(Acts own, Random random) {
        while (!closed) {
            busy.incrementAndGet();
            try {
                if (!paused) {
                    something(own, random);
                }
            } catch (RuntimeException failure) {
                teller.wrong(
                        "somebody at site %s fell over: %s".formatted(own.site().code(), failure));
            } finally {
                busy.decrementAndGet();
            }
            LockSupport.parkNanos(paused ? LOOK_NANOS : Math.max(1, pauseBetweenNanos));
        }
    }

    private void something(Acts own, Random random) {
        int choice = random.nextInt(100);
        if (choice < 34 && services.contains(Part.BILLING)) {
            money(own, random);
        } else if (choice < 38 && services.contains(Part.BILLING)) {
            lookAbroad(own, random);
        } else if (choice < 62 && services.contains(Part.WORKORDER)) {
            repair(own, random);
        } else if (choice < 84 && services.contains(Part.SECURITY)) {
            guard(own, random);
        } else {
            people(own, random);
        }
    }

    private void money(Acts own, Random random) {
        Household household = own.household(random);
        long minor = 100L + random.nextInt(50_000);
        int choice = random.nextInt(10);
        if (choice < 4) {
            teller.tell(own.charge(household.accountId(), minor));
        } else if (choice < 9) {
            Answer answer = teller.tell(own.pay(household.accountId(), minor));
            if (answer.accepted()) {
                own.remember(
                        household.accountId(), answer.json().path("paymentId").asString(), minor);
            }
        } else {
            Act reversal = own.reverse();
            if (reversal != null) {
                teller.tell(reversal);
            }
        }
    }

    /** Asks for what belongs to another site, by its own path and by the other's: neither is there. */
    private void lookAbroad(Acts own, Random random) {
        Site site = own.site();
        Acts other = acts.get((acts.indexOf(own) + 1 + random.nextInt(acts.size() - 1)) % acts.size());
        String account = other.household(random).accountId();
        for (String siteId : List.of(site.id(), other.site().id())) {
            // Who works for the region or the company may look at the other site by its own path.
            if (!siteId.equals(site.id()) && site.code().equals("c")) {
                continue;
            }
            String path = "/api/billing/v1/sites/" + siteId + "/accounts/" + account;
            Answer answer = teller.look(site.clerk(), path);
            if (answer.accepted()) {
                teller.wrong("I5: %s of site %s reads %s".formatted(site.clerk().login(), site.code(), path));
            } else if (answer.status() == 404) {
                foreignLooks.incrementAndGet();
            }
        }
    }

    private void repair(Acts own, Random random) {
        Answer request = teller.tell(own.request(own.household(random)));
        if (!request.accepted() || random.nextInt(3) > 0) {
            return;
        }
        Answer order = teller.tell(own.order(request.json().path("id").asString()));
        if (!order.accepted()) {
            return;
        }
        String id = order.json().path("id").asString();
        Site site = own.site();
        boolean done = step(own.step(
                        id,
                        site.desk(),
                        "assign",
                        Map.of("assigneeId", site.worker().id())))
                && step(own.step(id, site.worker(), "accept", Map.of()))
                && step(own.step(id, site.worker(), "start", Map.of()))
                && step(
                        services.contains(Part.BILLING)
                                ? own.completeWithCharge(id, 1_000 + random.nextInt(9_000))
                                : own.step(id, site.worker(), "complete", Map.of()));
        // Whoever did the job may not ask whether it was done well.
        if (done && site.desk() != site.worker()) {
            step(own.step(id, site.desk(), "call-back", Map.of("satisfied", true, "score", 5)));
        }
    }

    private boolean step(Act act) {
        return teller.tell(act).accepted();
    }

    private void guard(Acts own, Random random) {
        Act scan = random.nextInt(3) == 0 ? null : own.scan(random, now());
        teller.tell(scan == null ? own.finding() : scan);
    }

    private Instant now() {
        return clock.instant();
    }

    private void people(Acts own, Random random) {
        String employee = random.nextInt(3) == 0 ? null : own.somebody();
        if (employee == null) {
            Answer joined = teller.tell(own.join());
            if (joined.accepted()) {
                own.known(joined.json().path("id").asString());
            }
        } else if (random.nextInt(4) == 0) {
            teller.tell(own.leave(employee));
        } else {
            teller.tell(
                    own.transfer(employee, acts.get(random.nextInt(acts.size())).site()));
            own.known(employee);
        }
    }

    private void watchPatrols() {
        while (!closed) {
            acts.forEach(own -> {
                Answer answer = teller.look(
                        own.site().captain(),
                        "/api/security/v1/sites/" + own.site().id() + "/patrols?limit=200");
                if (answer.accepted()) {
                    List<String> ids = new ArrayList<>();
                    answer.json()
                            .path("items")
                            .forEach(patrol -> ids.add(patrol.path("patrolId").asString()));
                    own.knownPatrols(ids);
                }
            });
            LockSupport.parkNanos(PATROLS_EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        paused = false;
        for (Thread person : people) {
            LockSupport.unpark(person);
            join(person);
        }
    }

    private static void join(Thread person) {
        try {
            person.join(TimeUnit.MINUTES.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The world they work in. */
    World world() {
        return world;
    }

    @Nullable Site siteOf(String id) {
        return world.sites().stream()
                .filter(site -> site.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
