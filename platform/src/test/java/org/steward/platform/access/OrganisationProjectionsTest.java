package org.steward.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Projection;

class OrganisationProjectionsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aSiteIsPlannedOpenedAndClosed() {
        SiteView planned = fold(
                OrganisationProjections.SITES,
                null,
                "site.planned",
                "{'siteId':'s','code':'S1','regionId':'r','name':'n','kind':'HOUSING','zone':'Asia/Shanghai','currency':'CNY'}");
        assertThat(planned)
                .isEqualTo(
                        new SiteView("id", "r", "S1", "n", "HOUSING", "Asia/Shanghai", "CNY", SiteView.State.PLANNED));
        SiteView open = fold(OrganisationProjections.SITES, planned, "site.opened", "{}");
        assertThat(open).isNotNull();
        assertThat(open.isOpen()).isTrue();
        SiteView closed = fold(OrganisationProjections.SITES, open, "site.closed", "{}");
        assertThat(closed).isNotNull();
        assertThat(closed.isOpen()).isFalse();
    }

    @Test
    void aTransferEndsOneAssignmentAndBeginsAnother() {
        EmployeeView joined = fold(
                OrganisationProjections.EMPLOYEES,
                null,
                "employee.joined",
                "{'assignment':{'assignmentId':'a1','positionId':'p','level':'SITE','siteId':'s1','validFrom':'2026-01-01T00:00:00Z'}}");
        EmployeeView moved = fold(
                OrganisationProjections.EMPLOYEES,
                joined,
                "employee.transferred",
                "{'endedAssignments':[{'assignmentId':'a1','validUntil':'2026-02-01T00:00:00Z'}],'assignment':"
                        + "{'assignmentId':'a2','positionId':'p','level':'REGION','regionId':'r','validFrom':'2026-02-01T00:00:00Z'}}");
        assertThat(moved).isNotNull();
        assertThat(moved.assignments())
                .containsExactly(
                        new Assignment("a1", "p", Level.SITE, "s1", null, AT, Instant.parse("2026-02-01T00:00:00Z")),
                        new Assignment(
                                "a2", "p", Level.REGION, null, "r", Instant.parse("2026-02-01T00:00:00Z"), null));
        EmployeeView left =
                fold(OrganisationProjections.EMPLOYEES, moved, "employee.left", "{'leftAt':'2026-03-01T00:00:00Z'}");
        assertThat(left).isNotNull();
        assertThat(left.hasLeftAt(Instant.parse("2026-02-28T23:59:59Z"))).isFalse();
        assertThat(left.hasLeftAt(Instant.parse("2026-03-01T00:00:00Z"))).isTrue();
    }

    /** Staff's next release may know a role before this one does: it gives nothing here, and is not lost. */
    @Test
    void aRoleOfALaterReleaseIsKeptAndGivesNothingYet() {
        OrganisationProjections.Position position = fold(
                OrganisationProjections.POSITIONS,
                null,
                "position.defined",
                "{'roles':['FEE_CLERK','ROBOT_KEEPER'],'unknownMember':1}");
        assertThat(position).isNotNull();
        assertThat(position.roles()).containsExactlyInAnyOrder("FEE_CLERK", "ROBOT_KEEPER");
        assertThat(position.known()).isEqualTo(Set.of(Role.FEE_CLERK));
        OrganisationProjections.Position changed =
                fold(OrganisationProjections.POSITIONS, position, "position.changed", "{'roles':['GUARD']}");
        assertThat(changed).isNotNull();
        assertThat(changed.known()).isEqualTo(Set.of(Role.GUARD));
    }

    @Test
    void aRevokedDelegationEndsThen() {
        DelegationView granted = fold(
                OrganisationProjections.DELEGATIONS,
                null,
                "delegation.granted",
                "{'delegatorId':'d1','delegateId':'d2','siteIds':['s1'],'validFrom':'2026-01-01T00:00:00Z',"
                        + "'validUntil':'2026-12-31T00:00:00Z'}");
        assertThat(granted).isNotNull();
        assertThat(granted.covers("s1")).isTrue();
        assertThat(granted.covers("s2")).isFalse();
        assertThat(granted.covers(null)).isFalse();
        DelegationView revoked = fold(
                OrganisationProjections.DELEGATIONS,
                granted,
                "delegation.revoked",
                "{'revokedAt':'2026-02-01T00:00:00Z'}");
        assertThat(revoked).isNotNull();
        assertThat(revoked.isValidAt(Instant.parse("2026-01-31T00:00:00Z"))).isTrue();
        assertThat(revoked.isValidAt(Instant.parse("2026-02-01T00:00:00Z"))).isFalse();
        // A revocation after its end does not prolong it.
        DelegationView late = fold(
                OrganisationProjections.DELEGATIONS,
                granted,
                "delegation.revoked",
                "{'revokedAt':'2027-02-01T00:00:00Z'}");
        assertThat(late).isEqualTo(granted);
    }

    @Test
    void everyNameIsItsOwn() {
        assertThat(OrganisationProjections.all().stream().map(Projection::name).toList())
                .doesNotHaveDuplicates()
                .hasSize(List.of("site", "region", "position", "employee", "delegation")
                        .size());
    }

    private static <V> @Nullable V fold(Projection<V> projection, @Nullable V view, String verb, String data) {
        return projection.apply(
                view,
                new InboundEvent(
                        "id:1",
                        "org.steward.staff." + verb + ".v1",
                        "staff",
                        verb.substring(0, verb.indexOf('.')),
                        "id",
                        1,
                        Scope.COMPANY,
                        AT,
                        "tester",
                        null,
                        "c",
                        Json.mapper().readTree(data.replace('\'', '"'))));
    }
}
