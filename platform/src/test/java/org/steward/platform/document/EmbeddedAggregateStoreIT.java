package org.steward.platform.document;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.LocalDatabase;
import org.steward.platform.fixture.StoreContract;

/** The same on the embedded stand-in, whatever the other tests of the run use. */
@Tag("embedded-database")
class EmbeddedAggregateStoreIT extends StoreContract {

    @TempDir
    static Path directory;

    private static LocalDatabase server;

    @BeforeAll
    static void start() {
        server = LocalDatabase.in(directory, LocalDatabase.Kind.EMBEDDED).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected String uri() {
        return server.uri();
    }
}
