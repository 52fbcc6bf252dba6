package org.steward.security.nightcheck;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.TimeRange;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Asks how many night checks of a month count; {@code POST /api/security/v1/calculations/night-checks}. */
record NightChecksRequest(
        @Nullable String zone,
        @Nullable YearMonth month,
        @Nullable Integer required,
        @Nullable List<OffsetDateTime> checks,
        @Nullable String window) {

    /**
     * The counts.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    NightChecks answer() {
        ZoneId local = Require.zone(zone, "zone");
        YearMonth counted = Require.present(month, "month");
        TimeRange hours =
                window == null ? NightChecks.USUAL_WINDOW : Require.within("window", () -> TimeRange.parse(window));
        return NightChecks.of(
                local,
                counted,
                hours,
                Require.present(required, "required"),
                Require.present(checks, "checks").stream()
                        .map(OffsetDateTime::toInstant)
                        .toList());
    }
}
