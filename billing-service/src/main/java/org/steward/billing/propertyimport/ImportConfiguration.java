package org.steward.billing.propertyimport;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.meter.MeterHandler;
import org.steward.billing.property.PropertyHandler;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    AggregateStore<ImportJob> importAggregates(Database database) {
        return new AggregateStore<>(database, ImportJob.TYPE);
    }

    @Bean
    List<IndexSpec> importIndexes() {
        return ImportStore.indexes();
    }

    @Bean
    ImportStore importStore(AggregateStore<ImportJob> jobs, Database database) {
        return new ImportStore(jobs, database);
    }

    @Bean
    ImportWorker importWorker(ImportStore store, CommandRunner runner, PropertyHandler property, MeterHandler meters) {
        return new ImportWorker(store, runner, property, meters);
    }

    @Bean
    ImportHandler importHandler(ImportStore store, CommandRunner runner, ImportWorker worker) {
        return new ImportHandler(store, runner, worker);
    }

    @Bean
    ImportTimer importTimer(ImportStore store, ImportHandler handler) {
        return new ImportTimer(store, handler);
    }
}
