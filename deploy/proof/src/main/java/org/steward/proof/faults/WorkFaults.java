package org.steward.proof.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.steward.local.DemoUser;
import org.steward.local.Part;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.proof.faults.World.Household;
import org.steward.proof.faults.World.Site;

/** What goes wrong in the work itself: bad messages, wrong clocks, bill runs that die or come twice, crowds. */
final class WorkFaults {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration RUN_LIMIT = Duration.ofMinutes(2);
    private static final int LAST_MONTH = 11;

    private final Stage stage;
    private final World world;
    private final Teller teller;
    private final Load load;
    private final Poison poison;
    private final ProcessFaults processes;
    private final Clock clock;
    private final Map<String, Integer> billed = new ConcurrentHashMap<>();

    WorkFaults(
            Stage stage, World world, Teller teller, Load load, Poison poison, ProcessFaults processes, Clock clock) {
        this.stage = stage;
        this.world = world;
        this.teller = teller;
        this.load = load;
        this.poison = poison;
        this.processes = processes;
        this.clock = clock;
        // The world begins with one bill.
        world.sites().forEach(site -> billed.put(site.id(), 1));
    }

    /** Months billed at each site. */
    Map<String, Integer> billed() {
        return Map.copyOf(billed);
    }

    String repeats(Random random) {
        List<Part> services = stage.services();
        Part service = services.get(random.nextInt(services.size()));
        return "%d events of %s delivered again, out of order"
                .formatted(poison.repeat(service, random, 200), service.label());
    }

    String poison(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> poison.unreadable(Part.STAFF, "employee");
            case 1 -> poison.versionOfTomorrow(Part.STAFF, "employee", "org.steward.staff.employee.joined.v9");
            default -> poison.unknownType(Part.STAFF, "employee");
        }
        return "a message that cannot be applied";
    }

    /** All clocks an hour ahead, an hour back, or over the end of the month; then right again. */
    String clocks(Random random) {
        Instant now = clock.instant();
        Instant wrong =
                switch (random.nextInt(3)) {
                    case 0 -> now.plus(Duration.ofHours(1));
                    case 1 -> now.minus(Duration.ofHours(1));
                    default -> endOfMonth(now).minusSeconds(3);
                };
        setClocks(wrong);
        LockSupport.parkNanos(Duration.ofSeconds(6).toNanos());
        rightClocks();
        return "clocks at " + wrong;
    }

    private static Instant endOfMonth(Instant now) {
        ZonedDateTime local = now.atZone(CHINA);
        return local.toLocalDate()
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(CHINA)
                .toInstant();
    }

    /** Sets every service's clock right again. */
    void rightClocks() {
        setClocks(clock.instant());
    }

    private void setClocks(Instant to) {
        Http administrator = world.as(DemoUser.ADMIN);
        for (Part service : stage.services()) {
            Eventually.passes(Duration.ofSeconds(60), () -> administrator
                    .put(
                            "/api/%s/v1/admin/clock".formatted(service.label()),
                            Map.of("now", to.toString(), "frozen", false),
                            "\"0\"")
                    .expect(200));
        }
    }

    /** The same month billed twice at once; billing dies while it posts. Each account is charged once. */
    String billRuns(Random random) {
        List<Site> left = world.sites().stream()
                .filter(site -> billed.getOrDefault(site.id(), LAST_MONTH) < LAST_MONTH)
                .toList();
        if (left.isEmpty()) {
            return "nothing: every month is billed";
        }
        Site site = left.get(random.nextInt(left.size()));
        int month = billed.getOrDefault(site.id(), 0) + 1;
        String runs = "/api/billing/v1/sites/" + site.id() + "/bill-runs";
        List<String> started = new ArrayList<>();
        for (DemoUser who : List.of(site.clerk(), DemoUser.FINANCE)) {
            String location = String.valueOf(
                    act(who, runs, World.run(month), "run-%s-%d-%s".formatted(site.code(), month, who.login()))
                            .header("Location"));
            started.add(runs + location.substring(location.lastIndexOf('/')));
        }
        started.forEach(run -> awaitStatus(site, run, "PREVIEWED"));
        billed.merge(site.id(), 1, Integer::sum);
        for (String run : started) {
            act(site.director(), run + "/approve", Map.of(), "approve-" + run.substring(run.length() - 36));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(150)));
        String killed = processes.kill(Part.BILLING);
        started.forEach(run -> awaitStatus(site, run, "POSTED"));
        return "month %d billed twice at once, and %s".formatted(month, killed);
    }

    private Http.Answer act(DemoUser who, String path, Map<String, ?> body, String key) {
        return Eventually.value(
                path, RUN_LIMIT, () -> world.as(who).post(path, body, key), answer -> answer.status() / 100 == 2);
    }

    private void awaitStatus(Site site, String run, String status) {
        Eventually.value(
                run + " " + status,
                RUN_LIMIT,
                () -> world.as(site.clerk()).get(run).json().path("status").asString(""),
                status::equals);
    }

    /** Several times more than can be done, all at one site; the others go on. */
    String crowd(Random random, int people) {
        Acts noisy = load.at(2);
        AtomicLong limited = new AtomicLong();
        AtomicLong shed = new AtomicLong();
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        List<Thread> crowd = new ArrayList<>();
        long before = teller.answered();
        for (int one = 0; one < people; one++) {
            Random own = new Random(random.nextLong());
            crowd.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - end < 0) {
                    Household household = noisy.household(own);
                    int status = teller.shout(noisy.pay(household.accountId(), 100 + own.nextInt(1_000)));
                    (status == 429 ? limited : shed).addAndGet(status == 429 || status >= 500 ? 1 : 0);
                }
            }));
        }
        for (Thread one : crowd) {
            join(one);
        }
        teller.settle();
        return "crowd of %d at one site for 5 s (%d answered, %d limited, %d shed)"
                .formatted(people, teller.answered() - before, limited.get(), shed.get());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
