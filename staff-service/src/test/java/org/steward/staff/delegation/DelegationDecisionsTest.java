package org.steward.staff.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;
import static org.steward.staff.Decisions.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.PersonalData;

class DelegationDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Instant FRIDAY = NOW.plus(Duration.ofDays(4));
    private static final Authority LI = Authority.of("e-li");
    private static final Authority DIRECTOR = Authority.of("e-director");
    private static final Reach OF_SITE_1 = new Reach(false, Set.of("s-1"));
    private static final Employee LI_AT_1 = at("e-li", Level.SITE, "s-1");
    private static final Employee ZHAO_AT_1 = at("e-zhao", Level.SITE, "s-1");

    /** What every command does in every state. */
    private static final String TABLE = """
            state   grant             revoke
            PENDING DELEGATION_EXISTS accepted
            ACTIVE  DELEGATION_EXISTS accepted
            EXPIRED DELEGATION_EXISTS DELEGATION_ENDED
            REVOKED DELEGATION_EXISTS DELEGATION_ENDED
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        Map<String, DelegationCommand> commands = new LinkedHashMap<>();
        commands.put("grant", new Grants().command());
        commands.put("revoke", revoke(LI));
        List<String> lines = TABLE.lines().toList();
        List<String> columns = Arrays.asList(lines.getFirst().trim().split("\\s+"));
        return lines.stream().skip(1).flatMap(line -> {
            List<String> cells = Arrays.asList(line.trim().split("\\s+"));
            Delegation delegation = in(Delegation.Status.valueOf(cells.getFirst()));
            assertThat(delegation.status(NOW)).hasToString(cells.getFirst());
            return IntStream.range(1, columns.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(
                            cells.getFirst() + " × " + columns.get(i), () -> assertThat(outcome(() ->
                                            DelegationDecisions.decide(delegation, commands.get(columns.get(i)), NOW)))
                                    .isEqualTo(cells.get(i))));
        });
    }

    private static Delegation in(Delegation.Status status) {
        return switch (status) {
            case PENDING -> lent(TOMORROW, FRIDAY, null);
            case ACTIVE -> lent(NOW, FRIDAY, null);
            case EXPIRED -> lent(NOW.minusSeconds(60), NOW, null);
            case REVOKED -> lent(NOW, FRIDAY, NOW);
        };
    }

    private static Delegation lent(Instant from, Instant until, Instant revokedAt) {
        return new Delegation("d-1", "e-li", "e-zhao", List.of(), from, until, revokedAt);
    }

    @Test
    void revokingNothingIsTheHandlersToPrevent() {
        assertThatThrownBy(() -> DelegationDecisions.decide(null, revoke(LI), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPersonLendsHisOwnAuthority() {
        Decision.Accepted<Delegation> decision = accepted(new Grants().decide());
        assertThat(decision.events())
                .containsExactly(new DelegationEvent.Granted("d-1", "e-li", "e-zhao", List.of("s-1"), NOW, FRIDAY));
        assertThat(decision.state().status(NOW)).isEqualTo(Delegation.Status.ACTIVE);
        assertThat(decision.state().status(FRIDAY)).isEqualTo(Delegation.Status.EXPIRED);
    }

    @Test
    void aDirectorLendsTheAuthorityOfHisPeople() {
        Grants grants = new Grants();
        grants.by = DIRECTOR;
        grants.reach = OF_SITE_1;
        assertThat(accepted(grants.decide()).state().delegatorId()).isEqualTo("e-li");
    }

    @Test
    void aDirectorDoesNotLendAuthorityThatGoesBeyondHisSites() {
        Grants grants = new Grants();
        grants.by = DIRECTOR;
        grants.reach = OF_SITE_1;
        grants.delegator = at("e-li", Level.SITE, "s-2");
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_NOT_YOURS");
        grants.delegator = at("e-li", Level.COMPANY, null);
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_NOT_YOURS");
        grants.delegator = new Employee("e-li", "A-1", person(), List.of(), NOW, null);
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_NOT_YOURS");
    }

    @Test
    void aColleagueDoesNotLendAuthorityOfOthers() {
        Grants grants = new Grants();
        grants.by = Authority.of("e-zhao");
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_NOT_YOURS");
    }

    @Test
    void aDirectorDoesNotLendItToHimself() {
        Grants grants = new Grants();
        grants.by = Authority.of("e-zhao");
        grants.reach = OF_SITE_1;
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_TO_THE_GRANTER");
    }

    @Test
    void nobodyStandsInForHimself() {
        Grants grants = new Grants();
        grants.delegateId = "e-li";
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_TO_ONESELF at delegateId");
    }

    @Test
    void lentAuthorityIsNotLentOnNorTakenBack() {
        Grants grants = new Grants();
        grants.by = new Authority("e-zhao", "e-li");
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_CHAIN");
        assertThat(refused(() -> DelegationDecisions.decide(
                        in(Delegation.Status.ACTIVE), revoke(new Authority("e-zhao", "e-li")), NOW)))
                .isEqualTo("DELEGATION_CHAIN");
    }

    @Test
    void bothMustWorkHereWhenItBegins() {
        Grants grants = new Grants();
        grants.delegate = null;
        assertThat(refused(grants::decide)).isEqualTo("EMPLOYEE_UNKNOWN at delegateId");
        grants.delegate = ZHAO_AT_1;
        grants.delegator = null;
        assertThat(refused(grants::decide)).isEqualTo("EMPLOYEE_UNKNOWN at delegatorId");
        grants.delegator = new Employee("e-li", "A-1", person(), LI_AT_1.assignments(), NOW, TOMORROW);
        grants.from = TOMORROW;
        assertThat(refused(grants::decide)).isEqualTo("EMPLOYEE_GONE_BY_THEN at delegatorId");
    }

    @Test
    void theTimeIsAheadInOrderAndNotTooLong() {
        Grants grants = new Grants();
        grants.from = NOW.minusMillis(1);
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_IN_THE_PAST at validFrom");
        grants.from = FRIDAY;
        assertThat(refused(grants::decide)).isEqualTo("PERIOD_REVERSED at validUntil");
        grants.from = null;
        grants.until = NOW.plus(DelegationDecisions.LONGEST);
        assertThat(accepted(grants.decide()).state().validUntil()).isEqualTo(grants.until);
        grants.until = grants.until.plusMillis(1);
        assertThat(refused(grants::decide)).isEqualTo("DELEGATION_TOO_LONG at validUntil");
    }

    @Test
    void sitesExistAndAreNamedOnce() {
        Grants grants = new Grants();
        grants.siteIds = List.of("s-1", "s-9");
        assertThat(refused(grants::decide)).isEqualTo("SITE_UNKNOWN at siteIds[1]");
        grants.siteIds = List.of("s-1", "s-1");
        assertThat(refused(grants::decide)).isEqualTo("VALUE_REPEATED at siteIds[1]");
        grants.siteIds = IntStream.range(0, 51).mapToObj(i -> "s-" + i).toList();
        assertThat(refused(grants::decide)).isEqualTo("VALUE_OUT_OF_RANGE at siteIds");
    }

    @Test
    void itIsTakenBackByEitherOfThemOrTheDirectorAndNobodyElse() {
        Delegation active = in(Delegation.Status.ACTIVE);
        for (Authority by : List.of(LI, Authority.of("e-zhao"))) {
            assertThat(accepted(DelegationDecisions.decide(active, revoke(by), NOW))
                            .events())
                    .containsExactly(new DelegationEvent.Revoked("d-1", NOW));
        }
        assertThat(accepted(DelegationDecisions.decide(
                                active, new DelegationCommand.Revoke(LI_AT_1, DIRECTOR, OF_SITE_1), NOW))
                        .state()
                        .revokedAt())
                .isEqualTo(NOW);
        assertThat(refused(() -> DelegationDecisions.decide(
                        active, new DelegationCommand.Revoke(LI_AT_1, DIRECTOR, Reach.NOBODY), NOW)))
                .isEqualTo("DELEGATION_NOT_YOURS");
    }

    @Test
    void anAdministratorReachesEveryone() {
        assertThat(new Reach(true, Set.of()).covers(at("e-li", Level.COMPANY, null), NOW))
                .isTrue();
    }

    private static DelegationCommand revoke(Authority by) {
        return new DelegationCommand.Revoke(LI_AT_1, by, Reach.NOBODY);
    }

    private static PersonalData person() {
        return new PersonalData("李四", null, null);
    }

    private static Employee at(String id, Level level, String siteId) {
        Assignment assignment = new Assignment("a-" + id, "p-1", level, siteId, null, NOW, null);
        return new Employee(id, "A-1", person(), List.of(assignment), NOW, null);
    }

    /** A grant that is accepted, to be spoilt in one way. */
    private static final class Grants {
        Employee delegator = LI_AT_1;
        String delegateId = "e-zhao";
        Employee delegate = ZHAO_AT_1;
        List<String> siteIds = List.of("s-1");
        Instant from;
        Instant until = FRIDAY;
        Authority by = LI;
        Reach reach = Reach.NOBODY;

        DelegationCommand command() {
            return new DelegationCommand.Grant(
                    "d-1", "e-li", delegator, delegateId, delegate, siteIds, Set.of("s-1"), from, until, by, reach);
        }

        Decision<Delegation> decide() {
            return DelegationDecisions.decide(null, command(), NOW);
        }
    }
}
