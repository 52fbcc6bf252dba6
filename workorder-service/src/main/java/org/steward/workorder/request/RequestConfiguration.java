package org.steward.workorder.request;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.projection.Reaction;
import org.steward.workorder.servicelevel.ServiceLevels;
import org.steward.workorder.unitdirectory.UnitDirectory;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    @Bean
    AggregateStore<ServiceRequest> requestAggregates(Database database) {
        return new AggregateStore<>(database, ServiceRequest.TYPE);
    }

    @Bean
    AggregateStore<ImportReport> importReportAggregates(Database database) {
        return new AggregateStore<>(database, ImportReport.TYPE);
    }

    @Bean
    List<IndexSpec> requestIndexes() {
        return RequestStore.indexes();
    }

    @Bean
    RequestStore requestStore(AggregateStore<ServiceRequest> requests) {
        return new RequestStore(requests);
    }

    @Bean
    RequestHandler requestHandler(
            RequestStore store,
            CommandRunner runner,
            UnitDirectory units,
            ServiceLevels levels,
            OrganisationView organisation) {
        return new RequestHandler(store, runner, units, levels, organisation);
    }

    @Bean
    RequestImporter requestImporter(
            RequestStore store,
            AggregateStore<ImportReport> reports,
            CommandRunner runner,
            UnitDirectory units,
            Clock clock) {
        return new RequestImporter(store, reports, runner, units, clock);
    }

    @Bean
    Reaction requestProgress(RequestHandler handler) {
        return new RequestProgress(handler);
    }
}
