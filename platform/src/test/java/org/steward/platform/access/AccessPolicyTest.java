package org.steward.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.Refusal.Kind;
import org.steward.platform.document.Scope;
import org.steward.platform.projection.View;

class AccessPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String RECORD = "billing.payment.record";
    private static final String ADMIN_ONLY = "staff.employee.join";

    private final Facts facts = new Facts();
    private boolean companyExists = true;
    private final AccessPolicy policy = new AccessPolicy(
            new OrganisationView(facts),
            PermissionTable.of(
                    PermissionTable.grant(RECORD, Role.FEE_CLERK, Role.REGIONAL_MANAGER),
                    PermissionTable.grant("billing.account.mine", Role.RESIDENT),
                    PermissionTable.grant(ADMIN_ONLY, Role.HR, Role.COMPANY_ADMIN)),
            "first",
            () -> companyExists);

    AccessPolicyTest() {
        facts.site("s1", "r1", SiteView.State.OPEN);
        facts.site("s2", "r2", SiteView.State.OPEN);
        facts.site("planned", "r1", SiteView.State.PLANNED);
        facts.site("closed", "r1", SiteView.State.CLOSED);
        facts.position("clerk", Role.FEE_CLERK);
        facts.position("guard", Role.GUARD);
        facts.position("manager", Role.REGIONAL_MANAGER);
        facts.position("hr", Role.HR);
    }

    @ParameterizedTest(name = "a clerk at {0} level of {1} asking at {2}: {3}")
    @CsvSource({
        "SITE,    s1, s1,      ALLOWED",
        "SITE,    s1, s2,      NOT_FOUND",
        "SITE,    s1, nowhere, NOT_FOUND",
        "SITE,    planned, planned, NOT_FOUND",
        "SITE,    closed, closed, NOT_FOUND",
        "REGION,  r1, s1,      ALLOWED",
        "REGION,  r1, s2,      NOT_FOUND",
        "COMPANY, -,  s2,      ALLOWED",
    })
    void anAssignmentReachesItsSiteItsRegionOrAll(Level level, String where, String site, String expected) {
        facts.assign("e", "clerk", level, where, NOW.minusSeconds(1), null);
        assertThat(outcome(atSite("e", RECORD, site))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "valid from {0} s until {1} s from now: {2}")
    @CsvSource({"-10,,ALLOWED", "0,,ALLOWED", "1,,NOT_FOUND", "-10,1,ALLOWED", "-10,0,NOT_FOUND", "-10,-5,NOT_FOUND"})
    void anAssignmentHoldsFromItsStartToBeforeItsEnd(long from, @Nullable Long until, String expected) {
        facts.assign(
                "e", "clerk", Level.SITE, "s1", NOW.plusSeconds(from), until == null ? null : NOW.plusSeconds(until));
        assertThat(outcome(atSite("e", RECORD, "s1"))).isEqualTo(expected);
    }

    @Test
    void aRoleThatLacksThePermissionIsForbiddenWhereThePersonBelongs() {
        facts.assign("e", "guard", Level.SITE, "s1", NOW, null);
        assertThat(outcome(atSite("e", RECORD, "s1"))).isEqualTo("FORBIDDEN");
        assertThat(outcome(atSite("e", RECORD, "s2"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void aLeaverAndAnUnknownPersonHaveNoAccess() {
        facts.assign("e", "clerk", Level.SITE, "s1", NOW.minusSeconds(10), null);
        facts.leave("e", NOW);
        assertThat(outcome(atSite("e", RECORD, "s1"))).isEqualTo("NOT_FOUND");
        assertThat(outcome(atSite("nobody", RECORD, "s1"))).isEqualTo("NOT_FOUND");
        assertThat(outcome(atSite("nobody", ADMIN_ONLY, null))).isEqualTo("FORBIDDEN");
    }

    @Test
    void aRegionIsForThoseAssignedToItOrToTheCompany() {
        facts.assign("m", "manager", Level.REGION, "r1", NOW, null);
        facts.assign("e", "clerk", Level.SITE, "s1", NOW, null);
        assertThat(outcome(inRegion("m", "r1"))).isEqualTo("ALLOWED");
        assertThat(outcome(inRegion("m", "r2"))).isEqualTo("NOT_FOUND");
        assertThat(outcome(inRegion("e", "r1"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void companyRolesCountInCompanyMattersOnlyAtCompanyLevel() {
        facts.assign("site-hr", "hr", Level.SITE, "s1", NOW, null);
        facts.assign("company-hr", "hr", Level.COMPANY, "-", NOW, null);
        assertThat(outcome(atSite("site-hr", ADMIN_ONLY, null))).isEqualTo("FORBIDDEN");
        assertThat(outcome(atSite("company-hr", ADMIN_ONLY, null))).isEqualTo("ALLOWED");
    }

    @Test
    void aCustomerReachesHisOwnPathsAndNoSite() {
        Caller customer = new Caller("sub", null, "c1", null, null);
        assertThat(outcome(new AccessRequest(customer, "billing.account.mine", false, false, null, null, true)))
                .isEqualTo("ALLOWED");
        assertThat(outcome(new AccessRequest(customer, RECORD, false, false, "s1", null, false)))
                .isEqualTo("NOT_FOUND");
        assertThat(outcome(new AccessRequest(customer, ADMIN_ONLY, false, false, null, null, false)))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aDelegateActsWithTheDelegatorsRolesForTheTimeAndSitesGiven() {
        facts.assign("clerk", "clerk", Level.SITE, "s1", NOW, null);
        facts.assign("guard", "guard", Level.SITE, "s1", NOW, null);
        facts.delegate("clerk", "guard", List.of("s1"), NOW, NOW.plusSeconds(60));
        assertThat(outcome(actingFor("guard", "clerk", "s1"))).isEqualTo("ALLOWED");
        assertThat(outcome(actingFor("guard", "clerk", "s2"))).isEqualTo("FORBIDDEN");
        assertThat(outcome(actingFor("clerk", "guard", "s1"))).isEqualTo("FORBIDDEN");
        assertThat(outcome(actingFor("stranger", "clerk", "s1"))).isEqualTo("FORBIDDEN");
        assertThat(decide(actingFor("guard", "clerk", "s1"), false, NOW.plusSeconds(60)))
                .isNotNull();
    }

    @Test
    void theFirstSubjectMayBootstrapWhileThereIsNoCompany() {
        Caller first = new Caller("first", "admin", null, null, null);
        AccessRequest create = new AccessRequest(first, "staff.company.create", false, true, null, null, false);
        assertThat(outcome(create)).isEqualTo("FORBIDDEN");
        companyExists = false;
        assertThat(outcome(create)).isEqualTo("ALLOWED");
        Caller other = new Caller("other", "admin", null, null, null);
        assertThat(outcome(new AccessRequest(other, "staff.company.create", false, true, null, null, false)))
                .isEqualTo("FORBIDDEN");
        assertThat(outcome(new AccessRequest(first, ADMIN_ONLY, false, false, null, null, false)))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void privilegedActsAreRefusedWhileTheOrganisationIsStale() {
        facts.assign("e", "clerk", Level.SITE, "s1", NOW, null);
        Caller clerk = new Caller("sub", "e", null, null, null);
        AccessRequest privileged = new AccessRequest(clerk, RECORD, true, false, "s1", null, false);
        AccessRequest ordinary = new AccessRequest(clerk, RECORD, false, false, "s1", null, false);
        Refusal refusal = decide(privileged, true, NOW);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("ORGANISATION_STALE");
        assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(decide(privileged, false, NOW)).isNull();
        assertThat(decide(ordinary, true, NOW)).isNull();
    }

    private String outcome(AccessRequest request) {
        Refusal refusal = decide(request, false, NOW);
        return refusal == null ? "ALLOWED" : refusal.kind().name();
    }

    private @Nullable Refusal decide(AccessRequest request, boolean stale, Instant now) {
        return policy.decide(request, stale, now);
    }

    private static AccessRequest atSite(String employee, String operation, @Nullable String site) {
        return new AccessRequest(
                new Caller("sub-" + employee, employee, null, null, null), operation, false, false, site, null, false);
    }

    private static AccessRequest inRegion(String employee, String region) {
        return new AccessRequest(
                new Caller("sub-" + employee, employee, null, null, null), RECORD, false, false, null, region, false);
    }

    private static AccessRequest actingFor(String delegate, String delegator, String site) {
        return new AccessRequest(
                new Caller("sub-" + delegate, delegate, null, null, delegator),
                RECORD,
                false,
                false,
                site,
                null,
                false);
    }

    /** The organisation as a test says it is. */
    private static final class Facts implements OrganisationFacts {
        private final Map<String, SiteView> sites = new HashMap<>();
        private final Map<String, Set<Role>> positions = new HashMap<>();
        private final Map<String, EmployeeView> employees = new HashMap<>();
        private final List<DelegationView> delegations = new ArrayList<>();

        void site(String id, String region, SiteView.State state) {
            sites.put(id, new SiteView(id, region, id, id, "housing", "Asia/Shanghai", "CNY", state));
        }

        void position(String id, Role... roles) {
            positions.put(id, Set.of(roles));
        }

        void assign(
                String employee, String position, Level level, String where, Instant from, @Nullable Instant until) {
            Assignment assignment = new Assignment(
                    "a-" + employee,
                    position,
                    level,
                    level == Level.SITE ? where : null,
                    level == Level.REGION ? where : null,
                    from,
                    until);
            employees.put(employee, new EmployeeView(employee, List.of(assignment), null));
        }

        void leave(String employee, Instant at) {
            EmployeeView view = employees.get(employee);
            employees.put(employee, new EmployeeView(employee, view.assignments(), at));
        }

        void delegate(String from, String to, List<String> siteIds, Instant validFrom, Instant validUntil) {
            delegations.add(new DelegationView("d", from, to, siteIds, validFrom, validUntil));
        }

        @Override
        public Optional<View<SiteView>> site(String id) {
            return Optional.ofNullable(sites.get(id)).map(AccessPolicyTest::row);
        }

        @Override
        public List<SiteView> sitesOf(String regionId) {
            return sites.values().stream()
                    .filter(site -> site.regionId().equals(regionId))
                    .toList();
        }

        @Override
        public List<SiteView> openSites() {
            return sites.values().stream().filter(SiteView::isOpen).toList();
        }

        @Override
        public boolean regionExists(String id) {
            return sites.values().stream().anyMatch(site -> site.regionId().equals(id));
        }

        @Override
        public Optional<View<EmployeeView>> employee(String id) {
            return Optional.ofNullable(employees.get(id)).map(AccessPolicyTest::row);
        }

        @Override
        public Map<String, Set<Role>> rolesByPosition() {
            return positions;
        }

        @Override
        public List<DelegationView> delegationsTo(String delegate) {
            return delegations.stream()
                    .filter(delegation -> delegation.delegateId().equals(delegate))
                    .toList();
        }
    }

    private static <V> View<V> row(V content) {
        return new View<>("id", Scope.COMPANY, 1, NOW.minus(Duration.ofDays(1)), content);
    }
}
