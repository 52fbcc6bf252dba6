package org.steward.staff.obligation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.PastEvents;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.DutyBook;
import org.steward.staff.duty.DutyHandler;
import org.steward.staff.duty.DutyTerms;
import org.steward.staff.duty.EventProof;
import org.steward.staff.duty.TermsRequest;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;

/** Shows what a draft duty would have produced over past months at a site. */
@Component
class SimulationHandler {

    private static final String DRAFT = "draft";
    private static final int MOST_MONTHS = 12;

    /** Records looked at; a longer past is looked at in parts. */
    private static final long MOST_RECORDS = 500_000;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final DutyHandler duties;
    private final EmployeeHandler employees;
    private final PlanHandler plans;
    private final PastEvents past;
    private final Clock clock;

    SimulationHandler(DutyHandler duties, EmployeeHandler employees, PlanHandler plans, PastEvents past, Clock clock) {
        this.duties = duties;
        this.employees = employees;
        this.plans = plans;
        this.past = past;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param asOf until when, for months that are not over
     * @param events of the types that prove it, at the site
     * @param counted those that counted for an obligation
     */
    record Outcome(
            Instant asOf,
            int events,
            int counted,
            Map<ObligationAnswers.State, Long> states,
            List<ObligationAnswers.Sheet> sheets) {}

    Outcome simulate(String siteId, String positionId, TermsRequest asked, YearMonth from, YearMonth to) {
        Require.notBefore(from, to, "to");
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        Require.that(months <= MOST_MONTHS, "PERIOD_TOO_LONG", "to", to, "≤ " + from.plusMonths(MOST_MONTHS - 1));
        DutyTerms terms = duties.checked(asked);
        Duty draft = new Duty(
                DRAFT,
                DRAFT,
                positionId,
                Duty.Status.PUBLISHED,
                List.of(new Duty.Version(from.atDay(1), terms)),
                null,
                true,
                List.of());
        DutyBook book = new DutyBook(List.of(draft));
        Place place = plans.siteNamed(siteId);
        Instant begin = from.atDay(1).atStartOfDay(place.zone()).toInstant();
        Instant end = to.plusMonths(1).atDay(1).atStartOfDay(place.zone()).toInstant();
        Instant now = clock.instant();
        Instant until = now.isBefore(end) ? now : end;
        List<ObligationSheet> opened = opened(place, positionId, book, from, to, begin);
        List<InboundEvent> events = events(terms, siteId, begin, until);
        Simulation simulation = new Simulation(
                DRAFT, terms.evidence().events(), opened, (by, act) -> wasThere(by, act, positionId, place));
        List<ObligationAnswers.Sheet> sheets = simulation.run(events, until).stream()
                .map(sheet -> ObligationAnswers.Sheet.of(sheet, book, until))
                .toList();
        return new Outcome(until, events.size(), simulation.counted(), ObligationAnswers.states(sheets), sheets);
    }

    private List<ObligationSheet> opened(
            Place place, String positionId, DutyBook book, YearMonth from, YearMonth to, Instant begin) {
        List<ObligationSheet> opened = new ArrayList<>();
        for (Employee employee : employees.everAssigned(Level.SITE, place.id())) {
            for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
                ObligationSheet.Key key = new ObligationSheet.Key(employee.employeeId(), positionId, place, month);
                SheetPlan plan = plans.plan(book, employee, key, null, begin);
                if (!plan.obligations().isEmpty()) {
                    opened.add(ObligationSheet.empty(key).with(plan.rules(), plan.obligations()));
                }
            }
        }
        return opened;
    }

    private List<InboundEvent> events(DutyTerms terms, String siteId, Instant from, Instant until) {
        Set<String> types = new HashSet<>();
        Set<String> services = new HashSet<>();
        for (EventProof proof : terms.evidence().events()) {
            types.add(proof.type());
            services.add(proof.type().split("\\.")[2]);
        }
        List<InboundEvent> found = new ArrayList<>();
        for (String service : services) {
            boolean all = past.read(service, types, from, until, MOST_RECORDS, LIMIT, event -> {
                if (event.scope().value().equals(siteId)) {
                    found.add(event);
                }
            });
            if (!all) {
                throw new RefusedException(
                        Refusal.invalid("SIMULATION_TOO_LARGE", "from", Map.of("limit", MOST_RECORDS)));
            }
        }
        return found;
    }

    private boolean wasThere(EventProof.By by, Act act, String positionId, Place place) {
        String doer = act.by();
        Employee employee = doer == null ? null : employees.find(doer);
        if (employee == null) {
            return false;
        }
        for (Assignment held : employee.assignmentsAt(act.at())) {
            if (place.isOf(held)
                    && (by == EventProof.By.SITE || held.positionId().equals(positionId))) {
                return true;
            }
        }
        return false;
    }
}
