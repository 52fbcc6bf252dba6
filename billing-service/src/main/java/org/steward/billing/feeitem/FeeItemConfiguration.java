package org.steward.billing.feeitem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class FeeItemConfiguration {

    @Bean
    AggregateStore<FeeItem> feeItemAggregates(Database database) {
        return new AggregateStore<>(database, FeeItem.TYPE);
    }

    @Bean
    FeeItemHandler feeItemHandler(AggregateStore<FeeItem> items, CommandRunner runner) {
        return new FeeItemHandler(new FeeItemStore(items), runner);
    }
}
