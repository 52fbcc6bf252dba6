package org.steward.billing.account;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.limit.LimitHandler;
import org.steward.billing.site.Sites;
import org.steward.billing.sitebook.SiteBooks;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.outbox.Journal;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    AggregateStore<Account> accountAggregates(Database database) {
        return new AggregateStore<>(database, Account.TYPE);
    }

    @Bean
    List<IndexSpec> accountIndexes() {
        return AccountStore.indexes();
    }

    @Bean
    AccountStore accountStore(AggregateStore<Account> accounts, Journal journal, Database database) {
        return new AccountStore(accounts, journal, database);
    }

    @Bean
    AccountHandler accountHandler(AccountStore store, CommandRunner runner, Sites sites, SiteBooks books) {
        return new AccountHandler(store, runner, sites, books);
    }

    @Bean
    PaymentReferences paymentReferences(Claims claims, Clock clock) {
        return new PaymentReferences(claims, clock);
    }

    @Bean
    PaymentHandler paymentHandler(
            AccountStore store,
            CommandRunner runner,
            PaymentReferences references,
            LimitHandler limits,
            Sites sites,
            SiteBooks books) {
        return new PaymentHandler(store, runner, references, limits, sites, books);
    }
}
