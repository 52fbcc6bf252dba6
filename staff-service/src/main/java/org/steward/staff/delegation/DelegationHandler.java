package org.steward.staff.delegation;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Stored;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.organisation.PlacePermissions;
import org.steward.staff.organisation.PlacePermissions.Places;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/**
 * The door to delegations.
 *
 * <p>Both people and the sites are read before deciding. One of them may leave or be transferred in that moment:
 * harmless, because a delegation gives at any time no more than the delegator himself may do at that time.
 */
@Component
public class DelegationHandler {

    /** Permission to lend out and take back for one's people; see {@link Reach}. */
    public static final String FOR_OTHERS = "staff.delegation.for-others";

    /** Permission to see all delegations, not only one's own. */
    public static final String READ_ALL = "staff.delegation.read-all";

    private final CommandRunner runner;
    private final DelegationStore store;
    private final EmployeeHandler employees;
    private final SiteHandler sites;
    private final PlacePermissions access;
    private final Clock clock;

    DelegationHandler(
            CommandRunner runner,
            DelegationStore store,
            EmployeeHandler employees,
            SiteHandler sites,
            PlacePermissions access,
            Clock clock) {
        this.runner = runner;
        this.store = store;
        this.employees = employees;
        this.sites = sites;
        this.access = access;
        this.clock = clock;
    }

    CommandResult grant(Command command, GrantRequest request) {
        String id = command.newAggregateId("delegation");
        Authority by = command.authority();
        String delegatorId = Objects.requireNonNullElse(request.delegatorId(), by.actor());
        List<String> siteIds = Objects.requireNonNullElse(request.siteIds(), List.of());
        return runner.run(store.aggregates(), id, command, (delegation, now) -> {
            Employee delegator = employees.find(delegatorId);
            Set<String> known =
                    siteIds.stream().filter(site -> sites.find(site) != null).collect(Collectors.toSet());
            return DelegationDecisions.decide(
                    delegation,
                    new DelegationCommand.Grant(
                            id,
                            delegatorId,
                            delegator,
                            request.delegateId(),
                            employees.find(request.delegateId()),
                            siteIds,
                            known,
                            request.validFrom(),
                            request.validUntil(),
                            by,
                            reach(by, delegator, now)),
                    now);
        });
    }

    CommandResult revoke(Command command, String delegationId) {
        visible(delegationId, command.authority());
        return runner.run(store.aggregates(), delegationId, command, (delegation, now) -> {
            Employee delegator = delegation == null ? null : employees.find(delegation.delegatorId());
            return DelegationDecisions.decide(
                    delegation,
                    new DelegationCommand.Revoke(
                            delegator, command.authority(), reach(command.authority(), delegator, now)),
                    now);
        });
    }

    /** The delegation, if it is the caller's, of his people, or he may see all. */
    Stored<Delegation> visible(String delegationId, Authority authority) {
        Stored<Delegation> found = store.find(delegationId);
        if (found == null || !isVisible(found.state(), authority)) {
            throw new RefusedException(Refusal.notFound("delegation", delegationId));
        }
        return found;
    }

    Page<Stored<Delegation>> page(Authority authority, PageRequest request) {
        return store.page(seesAll(authority) ? null : authority.actor(), request);
    }

    /** Those the employee can use at that instant. */
    public List<Delegation> usableBy(String delegateId, Instant at) {
        return store.usableBy(delegateId, at);
    }

    private boolean isVisible(Delegation delegation, Authority authority) {
        String actor = authority.actor();
        if (actor.equals(delegation.delegatorId()) || actor.equals(delegation.delegateId()) || seesAll(authority)) {
            return true;
        }
        Instant now = clock.instant();
        Employee delegator = employees.find(delegation.delegatorId());
        return delegator != null && reach(authority, delegator, now).covers(delegator, now);
    }

    private boolean seesAll(Authority authority) {
        return access.places(authority, READ_ALL).everywhere();
    }

    private Reach reach(Authority by, @Nullable Employee delegator, Instant now) {
        if (delegator == null || by.actor().equals(delegator.employeeId())) {
            return Reach.NOBODY;
        }
        Places places = access.places(by, FOR_OTHERS);
        Set<String> directed = new HashSet<>();
        for (Assignment held : delegator.assignmentsFrom(now)) {
            String siteId = held.siteId();
            Site site = siteId == null ? null : sites.find(siteId);
            if (site != null && places.include(site.siteId(), site.regionId())) {
                directed.add(site.siteId());
            }
        }
        return new Reach(access.isAdministrator(by), directed);
    }
}
