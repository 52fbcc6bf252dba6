package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.LocalDatabase;
import org.steward.platform.fixture.SharedServers;

/** The relay, its leases and a crash of both process and database on the embedded stand-in. */
@Tag("embedded-database")
class EmbeddedRelayIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void eventsSurviveACrashOfTheRelayAndOfTheDatabase(@TempDir Path directory) {
        try (LocalDatabase server =
                        LocalDatabase.in(directory, LocalDatabase.Kind.EMBEDDED).start();
                RelayBench bench = new RelayBench(EmbeddedRelayIT.class, SharedServers.broker(), server.uri())) {
            RelayBench.Instance first = bench.instance().start();
            for (int i = 0; i < 100; i++) {
                first.add("a" + i % 10, "k" + i, 1);
            }
            first.crash();
            server.kill();
            server.start();
            RelayBench.Instance second = bench.instance().start();
            for (int i = 100; i < 200; i++) {
                second.add("a" + i % 10, "k" + i, 1);
            }
            try (TopicReader reader = bench.reader()) {
                reader.await(200, SOON);
                assertThat(reader.checkOrder()).hasSize(10).allSatisfy((key, last) -> assertThat(last)
                        .isEqualTo(20));
            }
            bench.awaitDrained(SOON);
            assertThat(bench.checkJournal()).isEqualTo(200);
            assertThat(second.add("a1", "k1", 1).replayed()).isTrue();
        }
    }
}
