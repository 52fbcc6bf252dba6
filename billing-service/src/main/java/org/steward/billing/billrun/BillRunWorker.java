package org.steward.billing.billrun;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.AccountPage;
import org.steward.billing.account.AccountView;
import org.steward.billing.discount.Discount;
import org.steward.billing.discount.DiscountHandler;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.feestandard.FeeStandardHandler;
import org.steward.billing.meter.Meter;
import org.steward.billing.meter.MeterHandler;
import org.steward.billing.process.ProcessSteps;
import org.steward.billing.property.PropertyHandler;
import org.steward.billing.property.Unit;
import org.steward.billing.site.Sites;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.outbox.RelayThrottle;

/**
 * Moves bill runs on, batch by batch, from where the run says it is: a crash repeats at most one batch, and what of it was
 * done is recognised.
 */
final class BillRunWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BillRunWorker.class);
    private static final int BATCH = BillRun.MAX_BATCH;

    /** Parts of a batch written at the same time: while the database writes one, the next is computed. */
    private static final int PARALLEL = 4;

    private static final Duration RELAY_PATIENCE = Duration.ofSeconds(5);
    private static final Authority AUTHORITY = Authority.system("bill-run");

    private final BillRunStore store;
    private final CommandRunner runner;
    private final RunSources sources;
    private final RelayThrottle throttle;
    private final ProcessSteps steps = new ProcessSteps("bill run");
    private final ExecutorService partsOfABatch =
            Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory());

    /** The features a run draws on. */
    record RunSources(
            AccountHandler accounts,
            FeeStandardHandler standards,
            PropertyHandler property,
            MeterHandler meters,
            DiscountHandler discounts,
            Sites sites) {}

    BillRunWorker(BillRunStore store, CommandRunner runner, RunSources sources, RelayThrottle throttle) {
        this.store = store;
        this.runner = runner;
        this.sources = sources;
        this.throttle = throttle;
    }

    /** Moves the run on in the background, unless this instance does so already. */
    void wake(Scope site, String runId) {
        steps.wake(runId, () -> step(site, runId));
    }

    /** One batch; false when there is nothing more to do. */
    boolean step(Scope site, String runId) throws InterruptedException {
        Stored<BillRun> stored = store.load(site, runId);
        if (stored == null || !stored.state().status().isWorking()) {
            return false;
        }
        BillRun run = stored.state();
        if (run.status() == BillRun.Status.POSTING && !throttle.awaitCapacity(RELAY_PATIENCE)) {
            log.info("bill run {} waits for the relay", runId);
        }
        AccountPage accounts = sources.accounts().after(site, run.cursor(), BATCH);
        if (accounts.views().isEmpty()) {
            finish(site, run);
            return true;
        }
        BillRun.Batch batch = work(site, run, accounts);
        advance(site, run, batch);
        return true;
    }

    private void finish(Scope site, BillRun run) {
        Command command = command(site, run, "finish", run.cursor());
        runner.run(
                store.aggregates(),
                run.runId(),
                command,
                (current, now) -> BillRun.finish(current, run.runId(), run.status(), run.cursor()));
    }

    private void advance(Scope site, BillRun run, BillRun.Batch batch) {
        Command command = command(site, run, "advance", run.cursor());
        runner.run(
                store.aggregates(),
                run.runId(),
                command,
                (current, now) -> BillRun.advance(current, run.runId(), batch, now));
    }

    private static Command command(Scope site, BillRun run, String act, String cursor) {
        return new Command(
                site,
                "billing.bill-run." + act,
                run.runId() + '/' + run.status() + '/' + cursor,
                AUTHORITY,
                // The place is the identity: a batch done again may meet accounts that were paid meanwhile.
                Command.fingerprint(cursor),
                null,
                run.runId(),
                null,
                null);
    }

    private BillRun.Batch work(Scope site, BillRun run, AccountPage page) throws InterruptedException {
        List<AccountView> accounts = page.views();
        Set<String> unitIds = new HashSet<>();
        accounts.forEach(account -> unitIds.add(account.unitId()));
        List<FeeStandard> versions = new ArrayList<>();
        for (String standardId : run.versions()) {
            FeeStandard version = sources.standards().find(site, standardId);
            if (version == null) {
                throw new IllegalStateException(
                        "bill run " + run.runId() + ": fee standard " + standardId + " is gone");
            }
            versions.add(version);
        }
        Map<String, Unit> units =
                sources.property().find(site, List.of(), unitIds, List.of()).units();
        Map<String, List<Discount>> discounts = sources.discounts().ofUnits(site, unitIds);
        Map<String, List<Meter>> meters = sources.meters().ofUnits(site, unitIds);
        Map<String, BillFacts> facts = new HashMap<>();
        units.forEach((unitId, unit) -> facts.put(
                unitId,
                new BillFacts(
                        versions,
                        unit,
                        meters.getOrDefault(unitId, List.of()),
                        discounts.getOrDefault(unitId, List.of()))));
        LocalDate businessDate = run.businessDate();
        LocalDate day = businessDate == null ? sources.sites().today(site) : businessDate;
        AccountBilling billing = new AccountBilling(sources.accounts(), site, run, day);
        List<Future<List<AccountBilling.Outcome>>> futures = new ArrayList<>();
        int size = Math.ceilDiv(accounts.size(), PARALLEL);
        for (int from = 0; from < accounts.size(); from += size) {
            AccountPage part = page.part(from, Math.min(accounts.size(), from + size));
            futures.add(partsOfABatch.submit(() -> billing.bill(part, facts)));
        }
        BillRun.Tally tally = BillRun.Tally.NONE;
        List<BillRun.Parked> parked = new ArrayList<>();
        int next = 0;
        for (Future<List<AccountBilling.Outcome>> part : futures) {
            for (AccountBilling.Outcome outcome : join(part)) {
                tally = tally.plus(outcome.tally());
                String accountId = accounts.get(next++).accountId();
                if (outcome.parkedFor() != null) {
                    parked.add(new BillRun.Parked(accountId, outcome.parkedFor()));
                }
            }
        }
        return new BillRun.Batch(run.status(), run.cursor(), accounts.getLast().accountId(), tally, parked);
    }

    private static <T> T join(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    static boolean isBusy(RefusedException refused) {
        return refused.refusal().kind() == Refusal.Kind.BUSY;
    }

    @Override
    public void close() {
        steps.close();
        partsOfABatch.shutdownNow();
    }
}
