package org.steward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.LocalDatabase;

class DataFolderTest {

    @TempDir
    Path directory;

    @Test
    void aNewFolderIsMadeAndFoundAgain() {
        Path path = directory.resolve("a/b");
        try (DataFolder folder = DataFolder.claim(path)) {
            assertThat(folder.databaseKind()).isEmpty();
            folder.remember(LocalDatabase.Kind.MONGOD);
        }
        try (DataFolder folder = DataFolder.claim(path)) {
            assertThat(folder.databaseKind()).contains(LocalDatabase.Kind.MONGOD);
        }
    }

    @Test
    void oneRunAtATime() {
        try (DataFolder first = DataFolder.claim(directory)) {
            assertThat(first.databaseKind()).isEmpty();
            refused("in use by another run (process %d)"
                    .formatted(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws Exception {
        Files.writeString(directory.resolve("thesis.txt"), "two years of work");

        refused("holds something else");
        assertThat(directory.toFile().list()).containsExactly("thesis.txt");
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DataFolder.claim(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aMarkThatSaysNothingIsDamage() throws Exception {
        DataFolder.claim(directory).close();
        Files.writeString(directory.resolve("steward-data.properties"), "\0\0\0\0");

        refused("damaged");
    }

    @Test
    void anUnknownDatabaseIsDamage() throws Exception {
        DataFolder.claim(directory).close();
        Files.writeString(directory.resolve("steward-data.properties"), "format=1\ndatabase=ORACLE\n");

        try (DataFolder folder = DataFolder.claim(directory)) {
            assertThatThrownBy(folder::databaseKind)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("database is 'ORACLE'");
        }
    }

    @Test
    void aBrokerWithoutItsMarkIsDamage() throws Exception {
        DataFolder.claim(directory).close();
        Path broker = Files.createDirectories(directory.resolve("broker"));
        Files.createDirectory(broker.resolve("billing.events-0"));

        refused("meta.properties: it is missing");
        Files.writeString(broker.resolve("meta.properties"), "rubbish");
        refused("it lacks cluster.id or node.id");
    }

    @Test
    void aRefusedFolderIsNotHeld() throws Exception {
        DataFolder.claim(directory).close();
        Files.writeString(directory.resolve("steward-data.properties"), "format=7\n");

        refused("format is '7', expected '1'");
        refused("format is '7', expected '1'");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> DataFolder.claim(directory))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }
}
