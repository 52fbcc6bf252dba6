package org.steward.staff.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Stored;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.DutyBook;
import org.steward.staff.duty.DutyHandler;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.organisation.OrganisationHandler;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/** Opens obligations, and keeps them in line with who works where, with the life of sites and with the duties. */
@Component
public class PlanHandler {

    /** The longest a duty that began in an earlier month can still be on: a year's. */
    public static final int LOOK_BACK_MONTHS = 12;

    private final DutyHandler duties;
    private final EmployeeHandler employees;
    private final SiteHandler sites;
    private final OrganisationHandler organisation;
    private final SheetStore store;
    private final SheetHandler sheets;
    private final HolidayCalendar holidays;
    private final Clock clock;

    PlanHandler(
            DutyHandler duties,
            EmployeeHandler employees,
            SiteHandler sites,
            OrganisationHandler organisation,
            SheetStore store,
            SheetHandler sheets,
            HolidayCalendar holidays,
            Clock clock) {
        this.duties = duties;
        this.employees = employees;
        this.sites = sites;
        this.organisation = organisation;
        this.store = store;
        this.sheets = sheets;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * What a step came to.
     *
     * @param sheets planned, new or not
     * @param obligations in them
     * @param heldBack duties that wait for a calendar that knows the year
     */
    public record Step(int sheets, int obligations, Set<String> heldBack) {

        public Step plus(Step other) {
            Set<String> both = new TreeSet<>(heldBack);
            both.addAll(other.heldBack);
            return new Step(sheets + other.sheets, obligations + other.obligations, both);
        }
    }

    public static final Step NONE = new Step(0, 0, Set.of());

    /** This month on the clock of the place. */
    public YearMonth currentMonth(Level level, String placeId) {
        return YearMonth.from(
                LocalDate.ofInstant(clock.instant(), place(level, placeId).zone()));
    }

    /**
     * Plans what opens at a place in the months for everybody who holds a position there; sheets that are there already
     * are brought in line.
     *
     * @param cause makes a repeat recognisable
     * @param fresh whether the duties must be read anew, because one of them has just changed
     */
    public Step plan(Level level, String placeId, YearMonth first, YearMonth last, String cause, boolean fresh) {
        return plan(place(level, placeId), first, last, cause, fresh, Excuse.Cause.DUTY_ENDED);
    }

    /** Ends what is open at a site that is closed: nobody can do there any more what would be due by now. */
    public void end(String siteId, YearMonth first, YearMonth last, String cause) {
        plan(place(Level.SITE, siteId), first, last, cause, true, Excuse.Cause.SITE_CLOSED);
    }

    private Step plan(Place place, YearMonth first, YearMonth last, String cause, boolean fresh, Excuse.Cause ended) {
        DutyBook book = fresh ? duties.bookNow() : duties.book();
        List<Employee> staff =
                employees.everAssigned(place.level(), place.level() == Level.COMPANY ? null : place.id());
        Step done = NONE;
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            List<SheetCommand.Plan> plans = plans(place, staff, month, book, ended);
            sheets.planAll(place.scope(), cause + '/' + month, plans);
            done = done.plus(step(plans));
        }
        return done;
    }

    private List<SheetCommand.Plan> plans(
            Place place, List<Employee> staff, YearMonth month, DutyBook book, Excuse.Cause ended) {
        Instant now = clock.instant();
        Instant closed = ended == Excuse.Cause.SITE_CLOSED ? place.openUntil() : null;
        Set<String> present = store.idsAt(place.id(), month);
        List<SheetCommand.Plan> plans = new ArrayList<>();
        for (Employee employee : staff) {
            for (String positionId : positions(employee, place)) {
                ObligationSheet.Key key = new ObligationSheet.Key(employee.employeeId(), positionId, place, month);
                SheetPlan plan = plan(book, employee, key, closed, now);
                boolean empty = plan.obligations().isEmpty() && plan.heldBack().isEmpty();
                if (!empty || present.contains(key.sheetId())) {
                    plans.add(new SheetCommand.Plan(key, plan, ended));
                }
            }
        }
        return plans;
    }

    /**
     * Brings one employee's sheets in line after a change of where he works, at every place he holds or held a position.
     *
     * @param recordedAt when the change was put on record: what had fallen due by then is excused
     * @param through last month to bring in line at a place; null where nothing is opened yet
     */
    public void align(
            String employeeId,
            String cause,
            Instant recordedAt,
            java.util.function.BiFunction<Level, String, @Nullable YearMonth> through) {
        Employee employee = employees.find(employeeId);
        if (employee == null) {
            return;
        }
        Instant now = clock.instant();
        DutyBook book = duties.book();
        for (Assignment held : distinct(employee)) {
            String placeId = placeOf(held);
            YearMonth last = through.apply(held.level(), placeId);
            if (last == null) {
                continue;
            }
            Place place = place(held.level(), placeId);
            List<SheetCommand.Plan> plans = new ArrayList<>();
            YearMonth first =
                    YearMonth.from(LocalDate.ofInstant(now, place.zone())).minusMonths(LOOK_BACK_MONTHS);
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                ObligationSheet.Key key = new ObligationSheet.Key(employeeId, held.positionId(), place, month);
                SheetPlan plan = plan(book, employee, key, recordedAt, now);
                plans.add(new SheetCommand.Plan(key, plan, Excuse.Cause.LEFT));
            }
            sheets.planAll(place.scope(), cause, plans);
        }
    }

    /** Opens the sheet in which an act of that time would be, if the employee holds the position there and it is missing. */
    @Nullable Stored<ObligationSheet> ensure(String employeeId, String positionId, Level level, String placeId, Instant at) {
        Employee employee = employees.find(employeeId);
        if (employee == null) {
            return null;
        }
        Place place = place(level, placeId);
        YearMonth month = YearMonth.from(LocalDate.ofInstant(at, place.zone()));
        ObligationSheet.Key key = new ObligationSheet.Key(employeeId, positionId, place, month);
        SheetPlan plan = plan(duties.book(), employee, key, null, clock.instant());
        if (!plan.obligations().isEmpty()) {
            sheets.planAll(place.scope(), "ensure", List.of(new SheetCommand.Plan(key, plan, Excuse.Cause.DUTY_ENDED)));
        }
        return store.load(place.scope(), key.sheetId());
    }

    SheetPlan plan(
            DutyBook book, Employee employee, ObligationSheet.Key key, @Nullable Instant recordedAt, Instant now) {
        List<Duty> due = book.ofPosition(key.positionId());
        List<Stay> stays = Stay.of(employee, key.positionId(), key.place());
        if (due.isEmpty() || stays.isEmpty()) {
            return SheetPlan.NOTHING;
        }
        SheetPlan.Holder holder = new SheetPlan.Holder(key.place(), stays, List.of(), recordedAt);
        return SheetPlan.of(due, holder, key.month(), holidays, now);
    }

    /** The site's place; refused at {@code siteId} when there is none. */
    Place siteNamed(String siteId) {
        Site site = sites.find(siteId);
        if (site == null) {
            throw new RefusedException(Refusal.invalid("SITE_UNKNOWN", "siteId", Map.of("value", siteId)));
        }
        return Place.of(site);
    }

    private Place place(Level level, String placeId) {
        return switch (level) {
            case SITE -> {
                Site site = sites.find(placeId);
                if (site == null) {
                    throw new IllegalStateException("site " + placeId + " has a run or a holder, but is not there");
                }
                yield Place.of(site);
            }
            case REGION -> Place.ofRegion(placeId, organisation.knownCompany().zoneId());
            case COMPANY -> Place.ofCompany(organisation.knownCompany().zoneId());
        };
    }

    private static Set<String> positions(Employee employee, Place place) {
        return employee.assignments().stream()
                .filter(place::isOf)
                .map(Assignment::positionId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One assignment for each position and place. */
    private static List<Assignment> distinct(Employee employee) {
        Map<String, Assignment> distinct = new HashMap<>();
        employee.assignments()
                .forEach(held -> distinct.put(held.positionId() + '|' + held.level() + '|' + placeOf(held), held));
        return distinct.values().stream()
                .sorted(Comparator.comparing(Assignment::assignmentId))
                .toList();
    }

    static String placeOf(Assignment held) {
        String site = held.siteId();
        String region = held.regionId();
        return site != null ? site : region != null ? region : Place.COMPANY;
    }

    private static Step step(List<SheetCommand.Plan> plans) {
        int obligations = 0;
        Set<String> heldBack = new TreeSet<>();
        for (SheetCommand.Plan plan : plans) {
            obligations += plan.plan().obligations().size();
            heldBack.addAll(plan.plan().heldBack());
        }
        return new Step(plans.size(), obligations, heldBack);
    }
}
