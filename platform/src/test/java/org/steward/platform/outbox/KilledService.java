package org.steward.platform.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.Leases;

/** A service process for {@link RelayKillIT} to kill: commands from several threads and a relay. */
final class KilledService {

    static final int WRITERS = 4;

    private KilledService() {}

    /**
     * Arguments: database URI and name, bootstrap servers, service, then for each writer the first number not yet
     * acknowledged; prints {@code ack <writer> <number>} after each command.
     */
    public static void main(String[] arguments) throws Exception {
        Database database = new Database(arguments[0], arguments[1]);
        AggregateStore<Tally> tallies = new AggregateStore<>(database, Tally.TYPE);
        Leases leases = new Leases(database, RelayBench.LEASE);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Relay relay = new Relay(
                database,
                leases,
                List.of(tallies),
                RelaySettings.of(arguments[3], arguments[2]),
                List.of(),
                List.of(),
                Clock.systemUTC(),
                meters);
        leases.start();
        relay.start();
        CommandRunner runner = new CommandRunner(new Journal(database), relay, Clock.systemUTC(), meters);
        for (int writer = 0; writer < WRITERS; writer++) {
            int name = writer;
            int first = Integer.parseInt(arguments[4 + writer]);
            Thread.ofPlatform().start(() -> write(runner, tallies, name, first));
        }
        Thread.currentThread().join();
    }

    static String key(int writer, int number) {
        return "w" + writer + "-" + number;
    }

    /** The writers share their aggregates. */
    static String aggregate(int number) {
        return "a" + number % 5;
    }

    private static void write(CommandRunner runner, AggregateStore<Tally> tallies, int writer, int first) {
        for (int number = first; ; number++) {
            runner.run(tallies, aggregate(number), RelayBench.command(key(writer, number), 1), Tally.add(1));
            say("ack " + writer + " " + number);
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
