package org.steward.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fault points and planted faults are changes of the platform's code as it is today, or this fails. */
class PatchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("mutants")
    void everyPlantedFaultCompiles(Mutant mutant) {
        Patch.FAULT_POINTS.and(mutant.patch()).compile(folder);

        assertThat(Patch.classes(folder)).isNotEmptyDirectory();
    }

    static List<Mutant> mutants() {
        return Mutant.ALL;
    }

    @Test
    void aChangeOfCodeThatIsNotThereIsRefused() {
        Patch gone = new Patch(List.of(new Patch.Change("outbox/Relay.java", "no such text", "")));

        assertThatThrownBy(() -> gone.compile(folder)).hasMessageContaining("Relay.java: expected exactly once");
        assertThat(Files.exists(Patch.classes(folder).resolve("org"))).isFalse();
    }
}
