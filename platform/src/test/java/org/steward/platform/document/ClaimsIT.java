package org.steward.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.SharedServers;

class ClaimsIT {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Scope SITE = Scope.site("site-1");

    private final Database database =
            new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(ClaimsIT.class));
    private final Claims claims = new Claims(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstOwnerKeepsAKeyAndARepeatIsTheSame() {
        assertThat(claims.claim("meter", SITE, "M-1", "a", NOW)).isEqualTo("a");
        assertThat(claims.claim("meter", SITE, "M-1", "a", NOW)).isEqualTo("a");
        assertThat(claims.claim("meter", SITE, "M-1", "b", NOW)).isEqualTo("a");
        assertThat(claims.owner("meter", SITE, "M-1")).isEqualTo("a");
    }

    @Test
    void anotherTypeOrScopeIsAnotherKey() {
        claims.claim("meter", SITE, "M-1", "a", NOW);
        assertThat(claims.claim("asset", SITE, "M-1", "b", NOW)).isEqualTo("b");
        assertThat(claims.claim("meter", Scope.site("site-2"), "M-1", "c", NOW)).isEqualTo("c");
        assertThat(claims.owner("meter", Scope.COMPANY, "M-1")).isNull();
    }

    @Test
    void onlyItsOwnerGivesAKeyBack() {
        claims.claim("meter", SITE, "M-1", "a", NOW);
        claims.release("meter", SITE, "M-1", "b");
        assertThat(claims.owner("meter", SITE, "M-1")).isEqualTo("a");
        claims.release("meter", SITE, "M-1", "a");
        assertThat(claims.claim("meter", SITE, "M-1", "b", NOW)).isEqualTo("b");
    }

    @Test
    void ofManyAtOnceOneGetsIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> owners = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                String owner = "o" + i;
                owners.add(threads.submit(() -> claims.claim("meter", SITE, "M-9", owner, NOW)));
            }
            Set<String> winners = new HashSet<>();
            for (Future<String> owner : owners) {
                winners.add(owner.get(20, TimeUnit.SECONDS));
            }
            assertThat(winners).hasSize(1);
        }
    }

    @Test
    void anOrphanIsSweptAfterItsTimeAndAHeldKeyNever() {
        claims.claim("meter", SITE, "orphan", "a", NOW);
        claims.claim("meter", SITE, "held", "b", NOW);
        claims.claim("meter", SITE, "young", "c", NOW.plusSeconds(3_000));
        Instant later = NOW.plusSeconds(3_600);
        Claims.Holder holder = (scope, owner, key) -> owner.equals("b") && key.equals("held");
        assertThat(claims.sweep("meter", Duration.ofMinutes(30), later, holder)).isEqualTo(1);
        assertThat(claims.owner("meter", SITE, "orphan")).isNull();
        assertThat(claims.owner("meter", SITE, "held")).isEqualTo("b");
        assertThat(claims.owner("meter", SITE, "young")).isEqualTo("c");
        // Confirmed once, it is not looked at again.
        Claims.Holder nobody = (scope, owner, key) -> false;
        assertThat(claims.sweep("meter", Duration.ofMinutes(30), later, nobody)).isZero();
        assertThat(claims.owner("meter", SITE, "held")).isEqualTo("b");
    }
}
