package org.steward.billing.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.access.Role;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;

/** The door to the limits of what people may give. */
public final class LimitHandler {

    /** How long another instance may go on with the limits it knows. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final AggregateStore<ApprovalLimits> store;
    private final CommandRunner runner;
    private final OrganisationView organisation;
    private final LoadingCache<String, Optional<ApprovalLimits>> known;

    LimitHandler(AggregateStore<ApprovalLimits> store, CommandRunner runner, OrganisationView organisation) {
        this.store = store;
        this.runner = runner;
        this.organisation = organisation;
        this.known = Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).build(id -> Optional.ofNullable(load())
                .map(Stored::state));
    }

    @Nullable Stored<ApprovalLimits> load() {
        return store.load(Scope.COMPANY, ApprovalLimits.ID);
    }

    CommandResult set(Command command, List<ApprovalLimits.Limit> limits) {
        CommandResult result =
                runner.run(store, ApprovalLimits.ID, command, (existing, now) -> ApprovalLimits.set(existing, limits));
        known.invalidateAll();
        return result;
    }

    /** Why the person behind {@code by} may not give that much at the site at that instant, or null when he may. */
    public @Nullable Refusal refusal(LimitedAct act, Scope site, Authority by, Money amount, Instant now) {
        String employee = by.onBehalfOf() == null ? by.actor() : by.onBehalfOf();
        // A site's roles include those held for its region and for the company.
        Set<Role> roles = site.equals(Scope.COMPANY)
                ? organisation.rolesInCompany(employee, now)
                : organisation.rolesAt(employee, site.value(), now);
        return known.get(ApprovalLimits.ID)
                .orElseGet(() -> ApprovalLimits.usual(amount.currency().getCurrencyCode()))
                .refusal(act, roles, amount);
    }
}
