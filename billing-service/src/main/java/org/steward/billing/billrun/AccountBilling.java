package org.steward.billing.billrun;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.AccountPage;
import org.steward.billing.account.AccountView;
import org.steward.billing.account.RaiseAnswer;
import org.steward.billing.account.RaiseCharges;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Database;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;

/** Bills one account of a run, or says why not: nothing about one account keeps the others from being billed. */
final class AccountBilling {

    private static final Logger log = LoggerFactory.getLogger(AccountBilling.class);
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 250;

    private final AccountHandler accounts;
    private final Scope site;
    private final BillRun run;
    private final LocalDate day;

    AccountBilling(AccountHandler accounts, Scope site, BillRun run, LocalDate day) {
        this.accounts = accounts;
        this.site = site;
        this.run = run;
        this.day = day;
    }

    /**
     * What came of one account.
     *
     * @param parkedFor code of the reason when it could not be computed, or null
     */
    record Outcome(BillRun.Tally tally, @Nullable String parkedFor) {

        static Outcome charged(Map<String, Long> byItem, int charges) {
            long sum = byItem.values().stream().mapToLong(Long::longValue).sum();
            return new Outcome(new BillRun.Tally(1, charges, sum, byItem, Map.of(), Map.of()), null);
        }

        static Outcome not(String code) {
            return Exclusion.is(code)
                    ? new Outcome(new BillRun.Tally(1, 0, 0, Map.of(), Map.of(), Map.of(code, 1L)), null)
                    : new Outcome(new BillRun.Tally(1, 0, 0, Map.of(), Map.of(code, 1L), Map.of()), code);
        }
    }

    /** All accounts of a page; {@code facts} by unit id. */
    List<Outcome> bill(AccountPage page, Map<String, BillFacts> facts) throws InterruptedException {
        List<CommandRunner.Outcome> together = run.status() == BillRun.Status.POSTING
                ? accounts.raiseAll(page, this::command, accountId -> current -> guarded(current, facts))
                : List.of();
        List<Outcome> outcomes = new ArrayList<>();
        for (AccountView account : page.views()) {
            CommandRunner.Outcome tried =
                    together.isEmpty() ? new CommandRunner.Outcome.Unsettled() : together.get(outcomes.size());
            outcomes.add(
                    switch (tried) {
                        case CommandRunner.Outcome.Done done -> charged(done.result());
                        case CommandRunner.Outcome.Refused refused ->
                            Outcome.not(refused.refusal().code());
                        case CommandRunner.Outcome.Unsettled unsettled -> bill(account, facts.get(account.unitId()));
                    });
        }
        return outcomes;
    }

    /** The charges of one account among many: whatever is wrong with it is not to keep the others from being written. */
    private RaiseCharges guarded(AccountView account, Map<String, BillFacts> facts) {
        BillFacts known = facts.get(account.unitId());
        if (known == null) {
            throw new RefusedException(Refusal.conflict("UNIT_MISSING", Map.of("unit", account.unitId())));
        }
        try {
            return Bill.of(run, known, account, day);
        } catch (RefusedException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            log.error("bill run {}: account {} parked", run.runId(), account.accountId(), failure);
            RefusedException parked = new RefusedException(
                    Refusal.conflict("COMPUTATION_FAILED", Map.of("account", account.accountId())));
            parked.initCause(failure);
            throw parked;
        }
    }

    private Outcome bill(AccountView account, @Nullable BillFacts facts) throws InterruptedException {
        if (facts == null) {
            return Outcome.not("UNIT_MISSING");
        }
        try {
            return run.status() == BillRun.Status.PREVIEWING ? preview(account, facts) : post(account, facts);
        } catch (RefusedException refused) {
            if (BillRunWorker.isBusy(refused)) {
                throw refused;
            }
            return Outcome.not(refused.refusal().code());
        } catch (RuntimeException failure) {
            if (Database.isUnavailable(failure)) {
                throw failure;
            }
            log.error("bill run {}: account {} parked", run.runId(), account.accountId(), failure);
            return Outcome.not("COMPUTATION_FAILED");
        }
    }

    private Outcome preview(AccountView account, BillFacts facts) {
        if (!account.status().equals("OPEN")) {
            throw new RefusedException(Refusal.conflict("ACCOUNT_CLOSED", Map.of("account", account.accountId())));
        }
        RaiseCharges charges = Bill.of(run, facts, account, day);
        Map<String, Long> byItem = new TreeMap<>();
        for (RaiseCharges.Line line : charges.lines()) {
            byItem.merge(line.item(), line.amount().minorUnits(), Math::addExact);
        }
        return Outcome.charged(byItem, charges.lines().size());
    }

    private Outcome post(AccountView account, BillFacts facts) throws InterruptedException {
        return charged(raise(command(account.accountId()), account.accountId(), facts));
    }

    private Command command(String accountId) {
        String key = run.runId() + '/' + accountId;
        return new Command(
                site,
                "billing.bill-run.charge",
                key,
                Authority.system("bill-run"),
                Command.fingerprint(key),
                null,
                run.runId(),
                null,
                null);
    }

    private static Outcome charged(CommandResult result) {
        RaiseAnswer answer = Json.mapper().treeToValue(result.answer(), RaiseAnswer.class);
        Map<String, Long> byItem = new TreeMap<>();
        for (RaiseAnswer.Raised raised : answer.charges()) {
            Money amount = raised.amount();
            byItem.merge(raised.item(), amount.minorUnits(), Math::addExact);
        }
        return Outcome.charged(byItem, answer.charges().size());
    }

    private CommandResult raise(Command command, String accountId, BillFacts facts) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return accounts.raise(command, accountId, current -> Bill.of(run, facts, current, day));
            } catch (RefusedException refused) {
                if (!BillRunWorker.isBusy(refused) || attempt == ATTEMPTS) {
                    throw refused;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
