package org.steward.proof.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.steward.local.Part;
import org.steward.local.ServerJvm;

/** Processes that die, stand still and are replaced. */
final class ProcessFaults {

    /** Past the time of a lease, and past the session of a consumer in its group. */
    private static final Duration PAUSE = Duration.ofSeconds(8);

    /** Past the longest time between two polls of a consumer. */
    private static final Duration LONG_PAUSE = Duration.ofSeconds(125);

    private static final Duration TRAP_LIMIT = Duration.ofSeconds(20);

    private final Stage stage;
    private final Teller teller;

    ProcessFaults(Stage stage, Teller teller) {
        this.stage = stage;
        this.teller = teller;
    }

    private Part some(Random random) {
        List<Part> services = stage.services();
        return services.get(random.nextInt(services.size()));
    }

    /** Kill -9 of a server, at any moment. */
    String kill(Part part) {
        stage.run().kill(part);
        stage.run().startAgain(part);
        return "kill -9 of " + part.label();
    }

    String killSome(Random random) {
        List<Part> parts = stage.services();
        int choice = random.nextInt(parts.size() + 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
        return kill(choice == parts.size() ? Part.GATEWAY : parts.get(choice));
    }

    /** The end of a service at a chosen point of its work. */
    String killAt(Part service, String point, int passes) {
        ServerJvm server = stage.run().server(service);
        stage.arm(server, point, passes);
        boolean ended = server.endsWithin(TRAP_LIMIT);
        stage.disarm(server);
        if (!ended) {
            return "nothing: %s did not pass %s %d times".formatted(service.label(), point, passes);
        }
        stage.run().startAgain(service);
        return "end of %s at %s".formatted(service.label(), point);
    }

    String killAtSome(Random random) {
        return killAt(some(random), Patch.POINTS.get(random.nextInt(Patch.POINTS.size())), 1 + random.nextInt(20));
    }

    /** A holder of leases and partitions that stands still past their time, and goes on as if nothing had been. */
    String pause(Part service, Duration time) {
        ServerJvm server = stage.run().server(service);
        server.pause();
        LockSupport.parkNanos(time.toNanos());
        server.resume();
        return "pause of %s for %d s".formatted(service.label(), time.toSeconds());
    }

    String pauseShortly(Part service) {
        return pause(service, PAUSE);
    }

    String pauseSome(Random random) {
        return pause(some(random), PAUSE);
    }

    /** The same with another instance that takes over meanwhile: relay shards, partitions, timers. */
    String pauseBesideAnother(Random random) {
        return besideAnother(some(random), PAUSE);
    }

    /** The same, past the longest time between two polls. */
    String pausePastPollInterval(Random random) {
        return besideAnother(some(random), LONG_PAUSE);
    }

    /** A second instance that stays. */
    String stays(Part service) {
        stage.second(service);
        stage.awaitInstances(service, 2);
        return "second instance of " + service.label();
    }

    private String besideAnother(Part service, Duration time) {
        Stage.Instance second = stage.second(service);
        stage.awaitInstances(service, 2);
        String paused = pause(service, time);
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        leave(second);
        return paused + " beside another instance";
    }

    private void leave(Stage.Instance instance) {
        instance.jvm().terminate();
        if (!instance.jvm().endsWithin(Duration.ofSeconds(60))) {
            throw new IllegalStateException(instance.jvm().name() + " does not end on SIGTERM");
        }
        stage.forget(instance);
    }

    /** An instance joins and dies: the groups are rebalanced twice, the second time only when its session is over. */
    String rebalance(Random random) {
        Part service = some(random);
        Stage.Instance second = stage.second(service);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(2_000)));
        second.jvm().kill();
        stage.forget(second);
        return "second instance of " + service.label() + " joins and is killed";
    }

    /** Two instances replaced one after the other by SIGTERM under load, and no try may fail. */
    String rollingRestart(Part service) {
        Stage.Instance second = stage.second(service);
        stage.awaitInstances(service, 2);
        long before = teller.failuresAt(service);
        ServerJvm first = stage.run().server(service);
        first.terminate();
        if (!first.endsWithin(Duration.ofSeconds(60))) {
            throw new IllegalStateException(first.name() + " does not end on SIGTERM");
        }
        stage.run().startAgain(service);
        stage.awaitInstances(service, 2);
        leave(second);
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        long failed = teller.failuresAt(service) - before;
        if (failed > 0) {
            teller.wrong("rolling restart of %s: %d requests failed".formatted(service.label(), failed));
        }
        return "rolling restart of two instances of " + service.label();
    }

    String rollingRestartOfSome(Random random) {
        return rollingRestart(some(random));
    }
}
