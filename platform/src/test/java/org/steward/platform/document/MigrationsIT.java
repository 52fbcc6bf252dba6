package org.steward.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.SharedServers;

class MigrationsIT {

    private final Database database =
            new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(MigrationsIT.class));
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachRunsOnceInOrderOfVersion() {
        List<Migration> migrations = List.of(migration(2), migration(1));
        new Migrations(database, Clock.systemUTC()).run(migrations);
        new Migrations(database, Clock.systemUTC()).run(migrations);
        assertThat(done).containsExactly("1", "2");
        new Migrations(database, Clock.systemUTC()).run(List.of(migration(1), migration(2), migration(3)));
        assertThat(done).containsExactly("1", "2", "3");
    }

    @Test
    void ofManyInstancesOneRunsThem() throws Exception {
        List<Migration> migrations = List.of(migration(1), migration(2));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> instances = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                instances.add(threads.submit(() -> new Migrations(database, Clock.systemUTC()).run(migrations)));
            }
            for (Future<?> instance : instances) {
                instance.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(done).containsExactly("1", "2");
    }

    @Test
    void oneThatFailsIsRunAgainAndThoseBeforeItAreNot() {
        boolean[] fail = {true};
        Migration second = new Migration(2, "second", on -> {
            if (fail[0]) {
                throw new IllegalStateException("broken off");
            }
            done.add("2");
        });
        List<Migration> migrations = List.of(migration(1), second, migration(3));
        assertThatThrownBy(() -> new Migrations(database, Clock.systemUTC()).run(migrations))
                .hasMessageContaining("broken off");
        assertThat(done).containsExactly("1");
        fail[0] = false;
        new Migrations(database, Clock.systemUTC()).run(migrations);
        assertThat(done).containsExactly("1", "2", "3");
    }

    private Migration migration(int version) {
        return new Migration(version, "number " + version, on -> done.add(String.valueOf(version)));
    }
}
