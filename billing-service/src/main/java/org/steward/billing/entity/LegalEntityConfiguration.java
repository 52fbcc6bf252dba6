package org.steward.billing.entity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class LegalEntityConfiguration {

    @Bean
    AggregateStore<LegalEntity> legalEntityAggregates(Database database) {
        return new AggregateStore<>(database, LegalEntity.TYPE);
    }

    @Bean
    LegalEntityStore legalEntityStore(AggregateStore<LegalEntity> entities) {
        return new LegalEntityStore(entities);
    }

    @Bean
    LegalEntityHandler legalEntityHandler(AggregateStore<LegalEntity> entities, CommandRunner runner) {
        return new LegalEntityHandler(entities, runner);
    }
}
