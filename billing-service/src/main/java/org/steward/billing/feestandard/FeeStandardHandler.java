package org.steward.billing.feestandard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.feeitem.FeeItemHandler;
import org.steward.billing.site.Sites;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The door to fee standards. */
public final class FeeStandardHandler {

    private final FeeStandardStore store;
    private final CommandRunner runner;
    private final Sites sites;
    private final FeeItemHandler feeItems;

    FeeStandardHandler(FeeStandardStore store, CommandRunner runner, Sites sites, FeeItemHandler feeItems) {
        this.store = store;
        this.runner = runner;
        this.sites = sites;
        this.feeItems = feeItems;
    }

    CommandResult draft(Command command, FeeStandardBody body) {
        FeeStandard wanted = standard(command.scope(), body);
        return runner.run(
                store.aggregates(),
                wanted.standardId(),
                command,
                (standard, now) -> FeeStandard.draft(standard, wanted));
    }

    CommandResult change(Command command, String standardId, FeeStandardBody body) {
        FeeStandard wanted = standard(command.scope(), body);
        return runner.run(
                store.aggregates(),
                standardId,
                command,
                (standard, now) -> FeeStandard.change(standard, standardId, wanted));
    }

    CommandResult publish(Command command, String standardId) {
        return runner.run(store.aggregates(), standardId, command, (standard, now) -> {
            if (standard != null) {
                requireKnown(standard.items());
            }
            return FeeStandard.publish(standard, standardId);
        });
    }

    private void requireKnown(List<PricedItem> items) {
        for (int i = 0; i < items.size(); i++) {
            feeItems.require(items.get(i).item(), "items[" + i + "].item");
        }
    }

    private FeeStandard standard(Scope site, FeeStandardBody body) {
        List<PricedItem> items = body.toItems();
        requireKnown(items);
        return new FeeStandard(
                site.value(),
                FeeStandard.idOf(site, body.code(), body.effectiveFrom()),
                body.code(),
                body.nameZh(),
                body.nameEn(),
                sites.currency(site),
                body.effectiveFrom(),
                body.unitKinds(),
                items,
                FeeStandard.Status.DRAFT);
    }

    /** The published versions a bill for the period may need, by day of effect: a cycle reaches a year back or ahead. */
    public List<FeeStandard> versions(Scope site, String code, BillingPeriod period) {
        return store.holding(
                site, code, period.from().minusYears(1), period.to().plusYears(1));
    }

    /**
     * The version that holds on that day.
     *
     * @throws RefusedException when none does
     */
    public FeeStandard holding(List<FeeStandard> versions, String code, LocalDate day) {
        FeeStandard holding = null;
        for (FeeStandard version : versions) {
            if (!version.effectiveFrom().isAfter(day)) {
                holding = version;
            }
        }
        if (holding == null) {
            throw new RefusedException(
                    Refusal.invalid("FEE_STANDARD_MISSING", "standardCode", Map.of("code", code, "on", day)));
        }
        return holding;
    }

    /** The version of that id, or null when there is none at the site. */
    public @Nullable FeeStandard find(Scope site, String standardId) {
        Stored<FeeStandard> stored = store.aggregates().load(site, standardId);
        return stored == null ? null : stored.state();
    }
}
