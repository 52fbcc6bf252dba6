package org.steward.staff.dutyrun;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.Stored;
import org.steward.platform.outbox.RelayThrottle;
import org.steward.staff.obligation.PlanHandler;
import org.steward.staff.organisation.OrganisationHandler;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/** The door to the runs that open obligations. */
@Component
class DutyRunHandler {

    /** How long before it begins a month is opened, so that the first act of it finds its obligation. */
    static final int DAYS_AHEAD = 5;

    private static final Authority ENGINE = Authority.system("duty-engine");
    private static final Duration CAPACITY = Duration.ofMinutes(2);

    private final CommandRunner runner;
    private final DutyRunStore store;
    private final PlanHandler plans;
    private final SiteHandler sites;
    private final OrganisationHandler organisation;
    private final RelayThrottle throttle;
    private final Clock clock;

    DutyRunHandler(
            CommandRunner runner,
            DutyRunStore store,
            PlanHandler plans,
            SiteHandler sites,
            OrganisationHandler organisation,
            RelayThrottle throttle,
            Clock clock) {
        this.runner = runner;
        this.store = store;
        this.plans = plans;
        this.sites = sites;
        this.organisation = organisation;
        this.throttle = throttle;
        this.clock = clock;
    }

    void act(Level level, String placeId, String cause, DutyRunCommand what) {
        Command command = Command.caused(
                DutyRun.scope(level, placeId),
                "staff.duty-run." + what.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                cause,
                ENGINE,
                cause,
                what.getClass().getName());
        runner.run(
                store.aggregates(),
                DutyRun.id(level, placeId),
                command,
                (run, now) -> DutyRunDecisions.decide(run, what, now));
    }

    /**
     * The month through which a change of people is followed: one more than is opened while the next is due, for its opening may
     * be under way and have looked before the change. Null where nothing is opened yet; that opening is asked to look again.
     */
    @Nullable YearMonth followedThrough(Level level, String placeId, String cause) {
        Stored<DutyRun> run = store.of(level, placeId);
        YearMonth through = run == null ? null : run.state().openedThrough();
        if (run == null || through == null) {
            act(level, placeId, cause, new DutyRunCommand.Follow());
            return null;
        }
        Instant next = run.state().nextAt();
        return next == null || next.isAfter(clock.instant()) ? through : through.plusMonths(1);
    }

    /** Opens what is to be opened by now, and follows what changed; a step that broke off is done again. */
    void step(Stored<DutyRun> stored, String cause, Instant now) throws InterruptedException {
        DutyRun run = stored.state();
        if (!throttle.awaitCapacity(CAPACITY)) {
            throw new IllegalStateException("events wait to be published for more than " + CAPACITY + ": opening at "
                    + run.placeId() + " waits");
        }
        ZoneId zone = zone(run);
        YearMonth current = YearMonth.from(LocalDate.ofInstant(now, zone));
        YearMonth target = YearMonth.from(LocalDate.ofInstant(now, zone).plusDays(DAYS_AHEAD));
        YearMonth through = run.openedThrough();
        YearMonth last = through != null && through.isAfter(target) ? through : target;
        boolean follows = run.isBehind() || !run.heldBack().isEmpty();
        boolean all = through == null || follows;
        YearMonth first =
                through == null || follows ? current.minusMonths(PlanHandler.LOOK_BACK_MONTHS) : through.plusMonths(1);
        PlanHandler.Step done = plans.plan(run.level(), run.placeId(), first, last, cause, all);
        Instant next = last.plusMonths(1)
                .atDay(1)
                .minusDays(DAYS_AHEAD)
                .atStartOfDay(zone)
                .toInstant();
        if (!done.heldBack().isEmpty()) {
            Instant tomorrow = now.plus(Duration.ofDays(1));
            next = tomorrow.isBefore(next) ? tomorrow : next;
        }
        act(
                run.level(),
                run.placeId(),
                cause,
                new DutyRunCommand.RecordStep(
                        last, run.revision(), done.sheets(), done.obligations(), List.copyOf(done.heldBack()), next));
    }

    /** Brings everything in line a last time with a place that is closed, and ends its run. */
    void end(String siteId, String cause) {
        Stored<DutyRun> run = store.of(Level.SITE, siteId);
        YearMonth through = run == null ? null : run.state().openedThrough();
        if (through != null) {
            YearMonth first = plans.currentMonth(Level.SITE, siteId).minusMonths(PlanHandler.LOOK_BACK_MONTHS);
            plans.end(siteId, first, through.plusMonths(1), cause);
        }
        act(Level.SITE, siteId, cause, new DutyRunCommand.End());
    }

    private ZoneId zone(DutyRun run) {
        Site site = run.level() == Level.SITE ? sites.find(run.placeId()) : null;
        return site == null ? organisation.knownCompany().zoneId() : site.zoneId();
    }
}
