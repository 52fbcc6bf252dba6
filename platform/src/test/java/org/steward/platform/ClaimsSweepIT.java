package org.steward.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.clock.DrivenClock;
import org.steward.platform.document.ClaimType;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Leases;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.SharedServers;

/** Keys whose owner was never written become free by themselves, on whichever instance is there. */
class ClaimsSweepIT {

    private static final Scope SITE = Scope.site("s1");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Database database =
            new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(ClaimsSweepIT.class));
    private final Claims claims = new Claims(database);
    private final DrivenClock clock = new DrivenClock(java.time.Clock.systemUTC());
    private final Leases leases = new Leases(database, Duration.ofMillis(800));
    private final Leases otherLeases = new Leases(database, Duration.ofMillis(800));

    @BeforeEach
    void start() {
        IndexSpec.ensure(database, Claims.indexes());
        clock.freeze(NOW);
        leases.start();
        otherLeases.start();
    }

    @AfterEach
    void stop() {
        leases.stop();
        otherLeases.stop();
        database.close();
    }

    private ClaimsSweep sweep(Leases of) {
        ClaimType meters = new ClaimType("meter", Duration.ofMinutes(10), (scope, owner, key) -> owner.equals("kept"));
        return new ClaimsSweep(claims, List.of(meters), of, clock, Duration.ofMillis(50));
    }

    @Test
    void anOrphanIsFreedOnceItIsOldAndTheNextInstanceGoesOn() {
        claims.claim("meter", SITE, "orphan", "gone", NOW);
        claims.claim("meter", SITE, "held", "kept", NOW);
        ClaimsSweep first = sweep(leases);
        ClaimsSweep second = sweep(otherLeases);
        first.start();
        second.start();
        clock.advance(Duration.ofMinutes(11));
        Eventually.isTrue("the orphan is free", () -> claims.owner("meter", SITE, "orphan") == null);
        assertThat(claims.owner("meter", SITE, "held")).isEqualTo("kept");

        first.stop();
        claims.claim("meter", SITE, "late orphan", "gone", NOW);
        Eventually.isTrue("the next one, too", () -> claims.owner("meter", SITE, "late orphan") == null);
        second.stop();
        assertThat(claims.owner("meter", SITE, "held")).isEqualTo("kept");
    }
}
