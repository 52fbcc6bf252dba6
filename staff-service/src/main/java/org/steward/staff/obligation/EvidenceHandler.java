package org.steward.staff.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.projection.InboundEvent;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.DutyBook;
import org.steward.staff.duty.DutyHandler;
import org.steward.staff.duty.EventProof;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/** Finds what an event of any service proves done, and counts it. */
@Component
class EvidenceHandler {

    private static final String SYSTEM = "system:";

    private final DutyHandler duties;
    private final EmployeeHandler employees;
    private final SiteHandler sites;
    private final SheetStore store;
    private final SheetHandler sheets;
    private final PlanHandler plans;
    private final Clock clock;

    EvidenceHandler(
            DutyHandler duties,
            EmployeeHandler employees,
            SiteHandler sites,
            SheetStore store,
            SheetHandler sheets,
            PlanHandler plans,
            Clock clock) {
        this.duties = duties;
        this.employees = employees;
        this.sites = sites;
        this.store = store;
        this.sheets = sheets;
        this.plans = plans;
        this.clock = clock;
    }

    void on(InboundEvent event) {
        for (DutyBook.Proven proven : duties.book().provenBy(event.type())) {
            if (proven.proof().accepts(event.data())) {
                count(proven, event);
            }
        }
    }

    private void count(DutyBook.Proven proven, InboundEvent event) {
        EventProof proof = proven.proof();
        String said = proof.doer(event.data(), event.actor(), event.onBehalfOf());
        String doer = said == null || said.startsWith(SYSTEM) ? null : said;
        Instant at = proof.actedAt(event.data(), event.at());
        SheetCommand.RecordAct act = new SheetCommand.RecordAct(
                proven.duty().code(),
                new Act(event.id(), event.type(), doer, at, clock.instant(), null),
                proof.period(event.data()));
        Where where = where(event.scope());
        List<Stored<ObligationSheet>> found =
                switch (proof.by()) {
                    case HOLDER -> doer == null ? List.of() : ofHolder(proven.duty(), doer, where, act);
                    case POSITION ->
                        doer != null && holds(doer, proven.duty().positionId(), where, at)
                                ? at(where, proven.duty(), at)
                                : List.of();
                    case SITE ->
                        doer != null && holds(doer, null, where, at) ? at(where, proven.duty(), at) : List.of();
                    case ANYONE -> at(where, proven.duty(), at);
                };
        for (Stored<ObligationSheet> sheet : found) {
            sheets.record(sheet, act, event.correlationId());
        }
    }

    /** Where an event happened: the ids of the places whose duties it can be for. */
    private record Where(@Nullable String siteId, @Nullable String regionId) {

        List<String> placeIds() {
            List<String> ids = new ArrayList<>(List.of(Place.COMPANY));
            if (siteId != null) {
                ids.add(siteId);
            }
            if (regionId != null) {
                ids.add(regionId);
            }
            return ids;
        }

        boolean isAt(Assignment held) {
            return placeIds().contains(PlanHandler.placeOf(held));
        }
    }

    private Where where(Scope scope) {
        if (scope.equals(Scope.COMPANY)) {
            return new Where(null, null);
        }
        Site site = sites.find(scope.value());
        return new Where(scope.value(), site == null ? null : site.regionId());
    }

    private List<Stored<ObligationSheet>> ofHolder(Duty duty, String holder, Where where, SheetCommand.RecordAct act) {
        Instant at = act.act().at();
        List<Stored<ObligationSheet>> found = new ArrayList<>();
        for (Stored<ObligationSheet> sheet : store.ofHolder(holder, earliest(duty, at))) {
            boolean there = where.siteId() == null
                    || where.placeIds().contains(sheet.state().placeId());
            if (there && ActDecisions.concerns(sheet.state(), act)) {
                found.add(sheet);
            }
        }
        return found.isEmpty() ? justBegun(duty, holder, where, act) : found;
    }

    /** Events come over several topics: an act may be here before the news that he works there was acted upon. */
    private List<Stored<ObligationSheet>> justBegun(Duty duty, String holder, Where where, SheetCommand.RecordAct act) {
        Instant at = act.act().at();
        Employee employee = employees.find(holder);
        List<Stored<ObligationSheet>> opened = new ArrayList<>();
        for (Assignment held : employee == null ? List.<Assignment>of() : employee.assignmentsAt(at)) {
            boolean there = where.siteId() == null || where.isAt(held);
            if (there && held.positionId().equals(duty.positionId())) {
                Level level = held.level();
                Stored<ObligationSheet> sheet =
                        plans.ensure(holder, duty.positionId(), level, PlanHandler.placeOf(held), at);
                if (sheet != null && ActDecisions.concerns(sheet.state(), act)) {
                    opened.add(sheet);
                }
            }
        }
        return opened;
    }

    private List<Stored<ObligationSheet>> at(Where where, Duty duty, Instant at) {
        return store.openAt(where.placeIds(), duty.code(), earliest(duty, at));
    }

    private static YearMonth earliest(Duty duty, Instant at) {
        int reach = duty.latest().rhythm().reachMonths();
        return YearMonth.from(at.atZone(ZoneOffset.UTC)).minusMonths(reach);
    }

    private boolean holds(String employeeId, @Nullable String positionId, Where where, Instant at) {
        Employee employee = employees.find(employeeId);
        return employee != null
                && employee.assignmentsAt(at).stream()
                        .filter(held -> positionId == null || held.positionId().equals(positionId))
                        .anyMatch(where::isAt);
    }
}
