package org.steward.billing.contractterm;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class ContractTermConfiguration {

    @Bean
    AggregateStore<ContractTerm> contractTermAggregates(Database database) {
        return new AggregateStore<>(database, ContractTerm.TYPE);
    }

    @Bean
    AggregateStore<LateFeeCeiling> lateFeeCeilingAggregates(Database database) {
        return new AggregateStore<>(database, LateFeeCeiling.TYPE);
    }

    @Bean
    List<IndexSpec> contractTermIndexes() {
        return ContractTermStore.indexes();
    }

    @Bean
    ContractTermStore contractTermStore(AggregateStore<ContractTerm> terms) {
        return new ContractTermStore(terms);
    }

    @Bean
    ContractTermHandler contractTermHandler(
            ContractTermStore store, AggregateStore<LateFeeCeiling> ceilings, CommandRunner runner, Sites sites) {
        return new ContractTermHandler(store, ceilings, runner, sites);
    }
}
