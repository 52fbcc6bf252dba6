package org.steward.billing.billrun;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.feestandard.FeeStandardHandler;
import org.steward.billing.site.Sites;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;

/** The door to bill runs. */
public final class BillRunHandler {

    /** A hundred thousand in a currency of two decimals: above any monthly bill of one unit that nobody looks at. */
    static final long DEFAULT_MAX_PER_ACCOUNT_MINOR = 10_000_000L;

    private static final int DEFAULT_MAX_LINES = 100;

    private final BillRunStore store;
    private final CommandRunner runner;
    private final FeeStandardHandler standards;
    private final Sites sites;
    private final BillRunWorker worker;

    BillRunHandler(
            BillRunStore store, CommandRunner runner, FeeStandardHandler standards, Sites sites, BillRunWorker worker) {
        this.store = store;
        this.runner = runner;
        this.standards = standards;
        this.sites = sites;
        this.worker = worker;
    }

    /** Starts a preview; {@code maxPerAccount} parks an account that would be charged more. */
    CommandResult start(
            Command command,
            String standardCode,
            BillingPeriod period,
            LocalDate dueOn,
            @Nullable Money maxPerAccount,
            @Nullable Integer maxLinesPerAccount) {
        Scope site = command.scope();
        if (period.days() == 0) {
            throw new RefusedException(Refusal.invalid("PERIOD_EMPTY", "period.to", Map.of("from", period.from())));
        }
        List<FeeStandard> versions = standards.versions(site, standardCode, period);
        FeeStandard standard = standards.holding(versions, standardCode, period.from());
        if (maxPerAccount != null && !maxPerAccount.currency().getCurrencyCode().equals(standard.currency())) {
            throw new RefusedException(Refusal.invalid(
                    "CURRENCY_MISMATCH",
                    "maxPerAccount.currency",
                    Map.of("currency", maxPerAccount.currency().getCurrencyCode(), "expected", standard.currency())));
        }
        String runId = command.newAggregateId(BillRun.TYPE.name());
        CommandResult result = runner.run(
                store.aggregates(),
                runId,
                command,
                (run, now) -> BillRun.start(
                        run,
                        new BillRun(
                                site.value(),
                                runId,
                                standard.standardId(),
                                standard.code(),
                                standard.currency(),
                                period,
                                dueOn,
                                maxPerAccount == null ? DEFAULT_MAX_PER_ACCOUNT_MINOR : maxPerAccount.minorUnits(),
                                maxLinesPerAccount == null ? DEFAULT_MAX_LINES : maxLinesPerAccount,
                                versions.stream().map(FeeStandard::standardId).toList(),
                                BillRun.Status.PREVIEWING,
                                command.authority(),
                                null,
                                null,
                                "",
                                BillRun.Tally.NONE,
                                BillRun.Tally.NONE,
                                now.plus(BillRun.PATIENCE))));
        worker.wake(site, runId);
        return result;
    }

    /** Lets it post; its charges belong to {@code businessDate}, today at the site when left out. */
    CommandResult approve(Command command, String runId, @Nullable LocalDate businessDate) {
        Scope site = command.scope();
        CommandResult result = runner.run(store.aggregates(), runId, command, (run, now) -> {
            LocalDate today = sites.dayOf(site, now);
            LocalDate day = businessDate == null ? today : businessDate;
            if (day.isAfter(today)) {
                throw new RefusedException(
                        Refusal.invalid("DATE_IN_FUTURE", "businessDate", Map.of("date", day, "today", today)));
            }
            return BillRun.approve(run, runId, command.authority(), day, now);
        });
        worker.wake(site, runId);
        return result;
    }

    /** Takes a run up again that stopped; {@code key} names the moment it was found. */
    void resume(Scope site, String runId, String key) {
        runner.run(
                store.aggregates(),
                runId,
                Command.caused(site, "billing.bill-run.resume", key, Authority.system("timer"), runId, runId),
                (run, now) -> BillRun.resume(run, runId, now));
        worker.wake(site, runId);
    }

    CommandResult cancel(Command command, String runId) {
        return runner.run(store.aggregates(), runId, command, (run, now) -> BillRun.cancel(run, runId));
    }
}
