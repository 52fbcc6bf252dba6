package org.steward.staff.organisation;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Scope;

/**
 * Lets rare commands that must not overlook each other, though they change different aggregates, come one after the
 * other over all instances. Held for one command only; what a dead instance holds is taken from it after
 * {@link #LONGEST}, which is far longer than the time limit of all that a command does.
 */
@Component
public class TurnHandler {

    private static final String CLAIM = "turn";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MAX_TRIES = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Claims claims;
    private final Clock clock;

    TurnHandler(Claims claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    /** Does the work while nobody else does work of that name; 503 when others keep it busy for two seconds. */
    public <T> T inTurn(String name, Supplier<T> work) {
        String owner = UUID.randomUUID().toString();
        for (int tries = 0;
                !claims.claim(CLAIM, Scope.COMPANY, name, owner, clock.instant())
                        .equals(owner);
                tries++) {
            if (tries == MAX_TRIES) {
                throw new RefusedException(
                        new Refusal(Refusal.Kind.BUSY, "ORGANISATION_BUSY", null, Map.of("part", name)));
            }
            claims.sweep(CLAIM, LONGEST, clock.instant(), (scope, dead, key) -> false);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        try {
            return work.get();
        } finally {
            claims.release(CLAIM, Scope.COMPANY, name, owner);
        }
    }
}
