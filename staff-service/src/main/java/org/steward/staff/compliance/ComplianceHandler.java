package org.steward.staff.compliance;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Require;
import org.steward.platform.document.Database;
import org.steward.staff.duty.DutyHandler;

/** Counts what changed, a little after it did, and tells how well duties are met. */
@Component
class ComplianceHandler {

    private static final Logger log = LoggerFactory.getLogger(ComplianceHandler.class);

    /** Places counted in one go; the rest have their turn at the next. */
    private static final int BATCH = 50;

    /** The longest a duty that began in an earlier month can still be on. */
    private static final int LOOK_BACK_MONTHS = 13;

    private static final int MOST_MONTHS = 36;

    private final ComplianceStore store;
    private final DutyHandler duties;
    private final Clock clock;
    private final long restMillis;
    private final ReentrantLock counting = new ReentrantLock();

    ComplianceHandler(
            ComplianceStore store,
            DutyHandler duties,
            Clock clock,
            @Value("${steward.staff.compliance-rest-millis:2000}") long restMillis) {
        this.store = store;
        this.duties = duties;
        this.clock = clock;
        this.restMillis = restMillis;
    }

    void mark(String sheetId) {
        store.mark(sheetId, clock.instant());
    }

    /** Counts what has rested since its last change, or has waited long enough for its first. */
    @Scheduled(fixedDelay = 1_000)
    void count() {
        if (!counting.tryLock()) {
            return;
        }
        try {
            Instant now = clock.instant();
            for (ComplianceStore.Marked marked : store.marked(now.minusMillis(restMillis), BATCH)) {
                store.count(marked, now);
            }
        } catch (RuntimeException failure) {
            if (!Database.isUnavailable(failure)) {
                throw failure;
            }
            log.warn("duty compliance is not counted now: {}", failure.toString());
        } finally {
            counting.unlock();
        }
    }

    Compliance of(@Nullable String placeId, @Nullable String regionId, YearMonth from, YearMonth to) {
        check(from, to);
        return Compliance.of(
                store.read(placeId, regionId, from.minusMonths(LOOK_BACK_MONTHS), to), from, to, duties.book());
    }

    Compliance ofHolder(String placeId, String holderId, YearMonth from, YearMonth to) {
        check(from, to);
        List<Line> lines = store.ofHolder(placeId, holderId, from.minusMonths(LOOK_BACK_MONTHS), to);
        return Compliance.of(List.of(new Summary(placeId, null, clock.instant(), lines)), from, to, duties.book());
    }

    private static void check(YearMonth from, YearMonth to) {
        Require.notBefore(from, to, "to");
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        Require.that(months <= MOST_MONTHS, "PERIOD_TOO_LONG", "to", to, "≤ " + from.plusMonths(MOST_MONTHS - 1));
    }
}
