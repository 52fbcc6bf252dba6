package org.steward.billing.controltotals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.AuditedAccount;
import org.steward.billing.site.Sites;
import org.steward.platform.access.Allowed;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;

/** Control totals of a site: every account is read at one version and compared with its history up to that version. */
@RestController
class ControlTotalsController {

    private static final int BATCH = 500;

    private final AccountHandler accounts;
    private final Sites sites;
    private final Clock clock;

    ControlTotalsController(AccountHandler accounts, Sites sites, Clock clock) {
        this.accounts = accounts;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/api/billing/v1/sites/{siteId}/control-totals")
    @Allowed("billing.control-totals.read")
    @Duties("B2")
    ControlTotals get(Call call) {
        Scope site = call.scope();
        String currency = sites.currency(site);
        AuditedAccount.Sums balances = AuditedAccount.Sums.ZERO;
        AuditedAccount.Sums history = AuditedAccount.Sums.ZERO;
        long count = 0;
        long pending = 0;
        List<String> differing = new ArrayList<>();
        String after = "";
        while (true) {
            List<AuditedAccount> batch = accounts.audit(site, after, BATCH);
            if (batch.isEmpty()) {
                break;
            }
            for (AuditedAccount account : batch) {
                balances = balances.plus(account.balances());
                history = history.plus(account.history());
                pending += account.pendingEvents();
                if (!account.balances().equals(account.history()) && differing.size() < ControlTotals.MAX_SHOWN) {
                    differing.add(account.accountId());
                }
            }
            count += batch.size();
            after = batch.getLast().accountId();
        }
        List<ControlTotals.Line> lines = List.of(
                line("charges", currency, balances, history, AuditedAccount.Sums::charged),
                line("payments", currency, balances, history, AuditedAccount.Sums::received),
                line("settled", currency, balances, history, AuditedAccount.Sums::settled),
                line("receivables", currency, balances, history, AuditedAccount.Sums::owed),
                line("waived", currency, balances, history, AuditedAccount.Sums::waived),
                line("paidOut", currency, balances, history, AuditedAccount.Sums::paidOut),
                line("credits", currency, balances, history, AuditedAccount.Sums::credit),
                line("deposits", currency, balances, history, AuditedAccount.Sums::deposits),
                line("prepaid", currency, balances, history, AuditedAccount.Sums::prepaid));
        return new ControlTotals(site.value(), clock.instant(), count, pending, lines, differing.isEmpty(), differing);
    }

    private static ControlTotals.Line line(
            String name,
            String currency,
            AuditedAccount.Sums balances,
            AuditedAccount.Sums history,
            ToLongFunction<AuditedAccount.Sums> total) {
        return new ControlTotals.Line(
                name,
                Money.ofMinor(total.applyAsLong(balances), currency),
                Money.ofMinor(total.applyAsLong(history), currency));
    }
}
