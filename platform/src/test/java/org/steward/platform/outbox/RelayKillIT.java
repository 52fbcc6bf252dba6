package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.fixture.SharedServers;

/** Kill -9 of a real process at random moments: nothing acknowledged is lost, nothing is done twice. */
class RelayKillIT {

    private static final int KILLS = 5;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final int[] next = new int[KilledService.WRITERS];

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (RelayBench bench = new RelayBench(RelayKillIT.class)) {
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = start(bench);
                long extra = 1_500L + random.nextInt(2_500);
                Thread killer = Thread.ofPlatform().daemon().start(() -> killLater(process, 20, extra));
                readUntilDead(process, killer);
            }
            RelayBench.Instance last = bench.instance().start();
            retryWhatWasNotAcknowledged(last.runner, bench.tallies);
            int commands = 0;
            for (int number : next) {
                commands += number;
            }
            System.out.println("RelayKillIT seed " + seed + ": " + commands + " commands over " + KILLS + " kills");
            assertThat(commands).isGreaterThan(KILLS);
            try (TopicReader reader = bench.reader()) {
                reader.await(commands, SOON);
                bench.awaitDrained(SOON);
                reader.readFor(Duration.ofMillis(300));
                assertThat(reader.distinct()).hasSize(commands);
                Map<String, Long> last1 = reader.checkOrder();
                assertThat(bench.checkJournal()).isEqualTo(commands);
                Map<String, Integer> done = new HashMap<>();
                reader.distinct()
                        .values()
                        .forEach(event -> done.merge(event.header("ce_causationid"), 1, Integer::sum));
                for (int writer = 0; writer < next.length; writer++) {
                    for (int number = 0; number < next[writer]; number++) {
                        assertThat(done).containsEntry("cause-" + KilledService.key(writer, number), 1);
                    }
                }
                last1.forEach((aggregate, sequence) -> assertThat(bench.tallies
                                .load(RelayBench.SITE, aggregate)
                                .state()
                                .total())
                        .isEqualTo(sequence));
                System.out.println("RelayKillIT published twice: " + reader.duplicates() + " of " + commands);
            }
        }
    }

    /** The first number of each writer that was not acknowledged may have been done; asking again settles it. */
    private void retryWhatWasNotAcknowledged(CommandRunner runner, AggregateStore<Tally> tallies) {
        for (int writer = 0; writer < next.length; writer++) {
            int number = next[writer]++;
            runner.run(
                    tallies,
                    KilledService.aggregate(number),
                    RelayBench.command(KilledService.key(writer, number), 1),
                    Tally.add(1));
        }
    }

    private Process start(RelayBench bench) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledService.class.getName(),
                SharedServers.database().uri(),
                bench.database.name(),
                bench.broker.bootstrapServers(),
                bench.service));
        for (int number : next) {
            command.add(String.valueOf(number));
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void killLater(Process process, int startSeconds, long millis) {
        try {
            // A first acknowledgement ends the wait for the start; without one the process is killed anyway.
            if (!process.waitFor(startSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException begun) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }

    private void readUntilDead(Process process, Thread killer) throws Exception {
        try (BufferedReader output = process.inputReader()) {
            boolean begun = false;
            for (String line = read(output); line != null; line = read(output)) {
                String[] words = line.split(" ");
                if (words.length == 3 && words[0].equals("ack")) {
                    next[Integer.parseInt(words[1])] = Integer.parseInt(words[2]) + 1;
                    if (!begun) {
                        begun = true;
                        killer.interrupt();
                    }
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        killer.join();
    }

    private static String read(BufferedReader output) {
        try {
            return output.readLine();
        } catch (IOException closed) {
            return null;
        }
    }
}
