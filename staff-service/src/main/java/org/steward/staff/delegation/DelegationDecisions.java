package org.steward.staff.delegation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.Require;
import org.steward.staff.delegation.Delegation.Status;
import org.steward.staff.employee.Employee;

/** The rules of a delegation (duty T13). */
final class DelegationDecisions {

    /** Sites one delegation may name. */
    static final int MAX_SITES = 50;

    /** Longer than this is a transfer, not a stand-in. */
    static final Duration LONGEST = Duration.ofDays(366);

    private DelegationDecisions() {}

    static Decision<Delegation> decide(@Nullable Delegation delegation, DelegationCommand command, Instant now) {
        return switch (command) {
            case DelegationCommand.Grant grant ->
                delegation == null
                        ? grant(grant, now)
                        : Decision.refuse(
                                Refusal.conflict("DELEGATION_EXISTS", Map.of("id", delegation.delegationId())));
            case DelegationCommand.Revoke revoke -> {
                if (delegation == null) {
                    throw new IllegalArgumentException("no delegation for " + revoke);
                }
                yield revoke(delegation, revoke, now);
            }
        };
    }

    private static Decision<Delegation> grant(DelegationCommand.Grant grant, Instant now) {
        Instant from = grant.validFrom() == null ? now : grant.validFrom().truncatedTo(ChronoUnit.MILLIS);
        Instant until = grant.validUntil().truncatedTo(ChronoUnit.MILLIS);
        Refusal refusal = chained(grant.by());
        if (refusal == null) {
            refusal = people(grant, from);
        }
        if (refusal == null) {
            refusal = period(from, until, now);
        }
        if (refusal == null) {
            refusal = sites(grant);
        }
        if (refusal == null) {
            refusal = granter(grant, now);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Delegation granted = new Delegation(
                grant.delegationId(), grant.delegatorId(), grant.delegateId(), grant.siteIds(), from, until, null);
        return Decision.accept(
                granted,
                new DelegationEvent.Granted(
                        granted.delegationId(),
                        granted.delegatorId(),
                        granted.delegateId(),
                        granted.siteIds(),
                        from,
                        until));
    }

    private static Decision<Delegation> revoke(Delegation delegation, DelegationCommand.Revoke revoke, Instant now) {
        Refusal refusal = chained(revoke.by());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        String actor = revoke.by().actor();
        Employee delegator = revoke.delegator();
        boolean may = actor.equals(delegation.delegatorId())
                || actor.equals(delegation.delegateId())
                || (delegator != null && revoke.reach().covers(delegator, now));
        if (!may) {
            return Decision.refuse(notYours(delegation.delegatorId()));
        }
        Status status = delegation.status(now);
        if (status == Status.REVOKED || status == Status.EXPIRED) {
            return Decision.refuse(
                    Refusal.conflict("DELEGATION_ENDED", Map.of("id", delegation.delegationId(), "state", status)));
        }
        return Decision.accept(delegation.revoked(now), new DelegationEvent.Revoked(delegation.delegationId(), now));
    }

    /** Who acts with lent authority does not lend it on, nor take back what was lent to others. */
    private static @Nullable Refusal chained(Authority by) {
        String onBehalfOf = by.onBehalfOf();
        return onBehalfOf == null ? null : Refusal.forbidden("DELEGATION_CHAIN", Map.of("onBehalfOf", onBehalfOf));
    }

    private static @Nullable Refusal people(DelegationCommand.Grant grant, Instant from) {
        if (grant.delegatorId().equals(grant.delegateId())) {
            return Refusal.invalid("DELEGATION_TO_ONESELF", "delegateId", Map.of("value", grant.delegateId()));
        }
        Refusal refusal = works(grant.delegator(), grant.delegatorId(), "delegatorId", from);
        return refusal != null ? refusal : works(grant.delegate(), grant.delegateId(), "delegateId", from);
    }

    private static @Nullable Refusal works(@Nullable Employee employee, String id, String field, Instant from) {
        if (employee == null) {
            return Refusal.invalid("EMPLOYEE_UNKNOWN", field, Map.of("value", id));
        }
        return employee.status(from) == Employee.Status.LEFT
                ? Refusal.invalid("EMPLOYEE_GONE_BY_THEN", field, Map.of("value", id, "at", from))
                : null;
    }

    private static @Nullable Refusal period(Instant from, Instant until, Instant now) {
        if (from.isBefore(now)) {
            // It would put acts of the past on a footing they did not have.
            return Refusal.invalid("DELEGATION_IN_THE_PAST", "validFrom", Map.of("seen", from, "expected", now));
        }
        if (!until.isAfter(from)) {
            return Refusal.invalid(
                    "PERIOD_REVERSED", "validUntil", Map.of("seen", until, "expected", "later than " + from));
        }
        return Duration.between(from, until).compareTo(LONGEST) > 0
                ? Refusal.invalid("DELEGATION_TOO_LONG", "validUntil", Map.of("seen", until, "days", LONGEST.toDays()))
                : null;
    }

    private static @Nullable Refusal sites(DelegationCommand.Grant grant) {
        List<String> sites = grant.siteIds();
        Require.between(sites.size(), 0, MAX_SITES, "siteIds");
        Require.distinct(sites, site -> site, i -> "siteIds[" + i + "]");
        for (int i = 0; i < sites.size(); i++) {
            if (!grant.knownSites().contains(sites.get(i))) {
                return Refusal.invalid("SITE_UNKNOWN", "siteIds[" + i + "]", Map.of("value", sites.get(i)));
            }
        }
        return null;
    }

    private static @Nullable Refusal granter(DelegationCommand.Grant grant, Instant now) {
        String actor = grant.by().actor();
        if (actor.equals(grant.delegatorId())) {
            return null;
        }
        Employee delegator = grant.delegator();
        if (delegator == null || !grant.reach().covers(delegator, now)) {
            return notYours(grant.delegatorId());
        }
        return actor.equals(grant.delegateId())
                ? Refusal.forbidden("DELEGATION_TO_THE_GRANTER", Map.of("delegate", grant.delegateId()))
                : null;
    }

    private static Refusal notYours(String delegatorId) {
        return Refusal.forbidden("DELEGATION_NOT_YOURS", Map.of("delegator", delegatorId));
    }
}
