package org.steward.billing.feestandard;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.feeitem.FeeItemHandler;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class FeeStandardConfiguration {

    @Bean
    AggregateStore<FeeStandard> feeStandardAggregates(Database database) {
        return new AggregateStore<>(database, FeeStandard.TYPE);
    }

    @Bean
    List<IndexSpec> feeStandardIndexes() {
        return FeeStandardStore.indexes();
    }

    @Bean
    FeeStandardStore feeStandardStore(AggregateStore<FeeStandard> standards) {
        return new FeeStandardStore(standards);
    }

    @Bean
    FeeStandardHandler feeStandardHandler(
            FeeStandardStore store, CommandRunner runner, Sites sites, FeeItemHandler feeItems) {
        return new FeeStandardHandler(store, runner, sites, feeItems);
    }
}
