package org.steward.billing.generalledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.site.Sites;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Exports;
import org.steward.platform.web.Returns;

/** The trial balance of a site: every ledger account with its turnover and balance. */
@RestController
class TrialBalanceController {

    private static final Exports<Line> FILE = Exports.<Line>of("trial-balance")
            .with("ledgerAccount", Line::ledgerAccount)
            .with("debit", line -> line.debit().amount())
            .with("credit", line -> line.credit().amount())
            .with("balance", line -> line.balance().amount())
            .with("currency", line -> line.balance().currency().getCurrencyCode());

    private final GeneralLedger ledger;
    private final Sites sites;

    TrialBalanceController(GeneralLedger ledger, Sites sites) {
        this.ledger = ledger;
        this.sites = sites;
    }

    /** One ledger account; {@code balance} is positive for a debit balance. */
    record Line(String ledgerAccount, Money debit, Money credit, Money balance) {}

    /**
     * A trial balance.
     *
     * @param pending aggregates with events that are not in it yet
     * @param difference debits less credits over all accounts, zero
     */
    record Answer(LocalDate from, LocalDate to, long pending, List<Line> lines, Money difference) {}

    /** {@code to} is today when left out, {@code from} the first day there is. */
    @GetMapping("/api/billing/v1/sites/{siteId}/trial-balance")
    @Allowed("billing.trial-balance.read")
    @Duties({"B2", "B13"})
    @Returns(value = Answer.class, exportable = true)
    ResponseEntity<Object> get(
            Call call, @RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to) {
        LocalDate until = to == null ? sites.today(call.scope()) : to;
        LocalDate since = from == null ? LocalDate.EPOCH : from;
        Require.notBefore(since, until, "to");
        String currency = sites.currency(call.scope());
        // Counted first: what leaves an outbox meanwhile is in the journal, and only counted too much.
        long pending = ledger.pending(call.scope());
        Turnover turnover = ledger.turnover(call.scope(), since, until);
        List<Line> lines = new ArrayList<>();
        turnover.lines()
                .forEach((account, sides) -> lines.add(new Line(
                        account,
                        Money.ofMinor(sides.debitMinor(), currency),
                        Money.ofMinor(sides.creditMinor(), currency),
                        Money.ofMinor(sides.balanceMinor(), currency))));
        return call.format().isExport()
                ? FILE.answer(call, lines)
                : ResponseEntity.ok(
                        new Answer(since, until, pending, lines, Money.ofMinor(turnover.balanceMinor(), currency)));
    }
}
