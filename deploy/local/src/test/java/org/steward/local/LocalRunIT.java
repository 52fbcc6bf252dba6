package org.steward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.FreePort;

class LocalRunIT {

    @TempDir
    Path directory;

    private final int port = FreePort.findRow(8);

    @Test
    void aKilledServerIsGoneUntilItIsStartedAgain() {
        Options options = new Options(directory, port, false, true);
        try (LocalRun run = new LocalRun(options, List.of(Part.BROKER, Part.IDENTITY))) {
            run.start();
            LocalTokens tokens = LocalTokens.ofGateway(URI.create("http://127.0.0.1:" + port));

            run.kill(Part.IDENTITY);
            assertThatThrownBy(() -> tokens.of(DemoUser.HR))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no identity provider answers");

            run.startAgain(Part.IDENTITY);
            assertThat(tokens.of(DemoUser.HR)).isNotBlank();
        }
    }

    @Test
    void aServerCanBeStoppedBySignalPausedAndHaveASecondBesideIt() {
        Options options = new Options(directory, port, false, true);
        try (LocalRun run = new LocalRun(options, List.of(Part.BROKER, Part.IDENTITY))) {
            run.start();

            int besidePort = FreePort.find();
            ServerJvm second = run.beside(Part.IDENTITY, besidePort);
            assertThat(FreePort.isFree(besidePort)).isFalse();
            second.terminate();
            assertThat(second.endsWithin(Duration.ofSeconds(30))).isTrue();
            assertThat(FreePort.isFree(besidePort)).isTrue();

            ServerJvm first = run.server(Part.IDENTITY);
            first.pause();
            assertThat(first.isAlive()).isTrue();
            first.resume();
            assertThat(LocalTokens.ofGateway(URI.create("http://127.0.0.1:" + port))
                            .of(DemoUser.HR))
                    .isNotBlank();
        }
    }

    @Test
    void aServerAmongOthersInOneJvmCannotBeKilled() {
        try (LocalRun run = new LocalRun(new Options(directory, port, true, false), List.of())) {
            run.start();

            assertThatThrownBy(() -> run.kill(Part.BILLING)).hasMessageContaining("start the run with --separate");
        }
    }
}
