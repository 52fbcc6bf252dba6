package org.steward.billing.moneyrequest;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.PaymentHandler;
import org.steward.billing.limit.LimitHandler;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class MoneyRequestConfiguration {

    @Bean
    AggregateStore<MoneyRequest> moneyRequestAggregates(Database database) {
        return new AggregateStore<>(database, MoneyRequest.TYPE);
    }

    @Bean
    List<IndexSpec> moneyRequestIndexes() {
        return MoneyRequestStore.indexes();
    }

    @Bean
    MoneyRequestStore moneyRequestStore(AggregateStore<MoneyRequest> requests) {
        return new MoneyRequestStore(requests);
    }

    @Bean
    MoneyRequestHandler moneyRequestHandler(
            MoneyRequestStore store,
            CommandRunner runner,
            AccountHandler accounts,
            PaymentHandler payments,
            LimitHandler limits,
            Sites sites) {
        return new MoneyRequestHandler(store, runner, accounts, payments, limits, sites);
    }

    @Bean
    MoneyRequestTimer moneyRequestTimer(MoneyRequestStore store, MoneyRequestHandler handler) {
        return new MoneyRequestTimer(store, handler);
    }
}
