package org.steward.billing.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.AccountHistory;
import org.steward.billing.login.LoginHandler;
import org.steward.billing.site.Sites;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.document.Scope;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Exports;
import org.steward.platform.web.Returns;

/** Statements of account, as page or as file. */
@RestController
class StatementController {

    private static final Exports<Statement.Line> FILE = Exports.<Statement.Line>of("statement")
            .with("businessDate", Statement.Line::businessDate)
            .with("kind", Statement.Line::kind)
            .with("item", Statement.Line::item)
            .with("periodFrom", line -> from(line.period()))
            .with("periodTo", line -> to(line.period()))
            .with("method", Statement.Line::method)
            .with("reference", Statement.Line::reference)
            .with("amount", line -> line.amount().amount())
            .with("balance", line -> line.balance().amount())
            .with("currency", line -> line.amount().currency().getCurrencyCode());

    private final AccountHandler accounts;
    private final LoginHandler logins;
    private final Sites sites;

    StatementController(AccountHandler accounts, LoginHandler logins, Sites sites) {
        this.accounts = accounts;
        this.logins = logins;
        this.sites = sites;
    }

    @GetMapping("/api/billing/v1/sites/{siteId}/accounts/{accountId}/statement")
    @Allowed("billing.statement.read")
    @Duties("B1")
    @Returns(value = Statement.class, exportable = true)
    ResponseEntity<Object> ofSite(
            Call call,
            @PathVariable String accountId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to) {
        return answer(call, accounts.history(call.scope(), accountId), from, to);
    }

    @GetMapping("/api/billing/v1/my/accounts/{accountId}/statement")
    @Allowed("billing.my.statement.read")
    @Duties("B1")
    @Returns(value = Statement.class, exportable = true)
    ResponseEntity<Object> ofResident(
            Call call,
            @PathVariable String accountId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to) {
        String loginId = call.caller().customerId();
        if (loginId == null) {
            throw new RefusedException(Refusal.notFound("account", accountId));
        }
        return answer(call, accounts.historyOfCustomers(logins.customersOf(loginId), accountId), from, to);
    }

    private ResponseEntity<Object> answer(
            Call call, AccountHistory history, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate until = to == null ? sites.today(Scope.site(history.account().siteId())) : to;
        LocalDate since = from == null ? until.withDayOfMonth(1) : from;
        Require.notBefore(since, until, "to");
        Statement statement = Statement.of(
                history.account().accountId(), history.account().currency(), since, until, entries(history));
        return call.format().isExport() ? FILE.answer(call, statement.lines()) : ResponseEntity.ok(statement);
    }

    private static List<Statement.Entry> entries(AccountHistory history) {
        List<Statement.Entry> entries = new ArrayList<>();
        for (AccountHistory.Entry entry : history.entries()) {
            Object event = entry.event();
            if (event != null) {
                entries.add(new Statement.Entry(entry.eventId(), event));
            }
        }
        return entries;
    }

    private static @Nullable LocalDate from(@Nullable BillingPeriod period) {
        return period == null ? null : period.from();
    }

    private static @Nullable LocalDate to(@Nullable BillingPeriod period) {
        return period == null ? null : period.to();
    }
}
