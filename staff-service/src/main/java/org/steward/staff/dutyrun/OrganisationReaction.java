package org.steward.staff.dutyrun;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.Scope;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.obligation.PlanHandler;
import org.steward.staff.organisation.OrganisationHandler;

/** What is opened follows the organisation: places that open and close, people who come and go, duties that change. */
@Component
class OrganisationReaction implements Reaction {

    private static final String PREFIX = "org.steward.staff.";
    private static final String COMPANY = Scope.COMPANY.value();

    private final DutyRunHandler runs;
    private final PlanHandler plans;
    private final EmployeeHandler employees;
    private final OrganisationHandler organisation;

    OrganisationReaction(
            DutyRunHandler runs, PlanHandler plans, EmployeeHandler employees, OrganisationHandler organisation) {
        this.runs = runs;
        this.plans = plans;
        this.employees = employees;
        this.organisation = organisation;
    }

    @Override
    public String name() {
        return "duty-organisation";
    }

    @Override
    public String service() {
        return "staff";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(
                PREFIX + "company.created.v1",
                PREFIX + "region.created.v1",
                PREFIX + "site.opened.v1",
                PREFIX + "site.closed.v1",
                PREFIX + "employee.joined.v1",
                PREFIX + "employee.assigned.v1",
                PREFIX + "employee.transferred.v1",
                PREFIX + "employee.left.v1",
                PREFIX + "duty.published.v1",
                PREFIX + "duty.revised.v1",
                PREFIX + "duty.retired.v1",
                PREFIX + "duty.switched.v1");
    }

    @Override
    public void on(InboundEvent event) {
        String id = event.aggregateId();
        switch (event.aggregateType()) {
            case "company" -> runs.act(Level.COMPANY, COMPANY, event.id(), begin(Level.COMPANY, COMPANY));
            case "region" -> runs.act(Level.REGION, id, event.id(), begin(Level.REGION, id));
            case "site" -> {
                if (event.type().endsWith("opened.v1")) {
                    runs.act(Level.SITE, id, event.id(), begin(Level.SITE, id));
                } else {
                    runs.end(id, event.id());
                }
            }
            case "employee" ->
                plans.align(
                        id, event.id(), event.at(), (level, place) -> runs.followedThrough(level, place, event.id()));
            default -> followDuty(event);
        }
    }

    private static DutyRunCommand begin(Level level, String placeId) {
        return new DutyRunCommand.Begin(level, placeId);
    }

    private void followDuty(InboundEvent event) {
        String position = event.data().required("positionId").asString();
        for (String placeId : employees.placesOf(position)) {
            runs.act(level(placeId), placeId, event.id(), new DutyRunCommand.Follow());
        }
    }

    private Level level(String placeId) {
        if (placeId.equals(COMPANY)) {
            return Level.COMPANY;
        }
        return organisation.region(placeId) != null ? Level.REGION : Level.SITE;
    }
}
