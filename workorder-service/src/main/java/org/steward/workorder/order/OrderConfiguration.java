package org.steward.workorder.order;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.projection.Reaction;
import org.steward.platform.timer.TimerHandler;
import org.steward.workorder.request.RequestHandler;
import org.steward.workorder.servicelevel.ServiceLevels;
import org.steward.workorder.unitdirectory.UnitDirectory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderSettings.class)
class OrderConfiguration {

    @Bean
    AggregateStore<WorkOrder> workOrderAggregates(Database database) {
        return new AggregateStore<>(database, WorkOrder.TYPE);
    }

    @Bean
    List<IndexSpec> workOrderIndexes() {
        return WorkOrderStore.indexes();
    }

    @Bean
    WorkOrderStore workOrderStore(AggregateStore<WorkOrder> orders) {
        return new WorkOrderStore(orders);
    }

    @Bean
    WorkOrderHandler workOrderHandler(
            WorkOrderStore store,
            CommandRunner runner,
            OrderSettings settings,
            RequestHandler requests,
            UnitDirectory units,
            ServiceLevels levels,
            OrganisationView organisation) {
        WorkOrderDecisions decisions = new WorkOrderDecisions(settings.policy());
        return new WorkOrderHandler(store, runner, decisions, requests, units, levels, organisation);
    }

    @Bean
    TimerHandler workOrderTimer(WorkOrderStore store, WorkOrderHandler handler) {
        return new WorkOrderTimer(store, handler);
    }

    @Bean
    Reaction billingAnswers(WorkOrderHandler handler) {
        return new BillingAnswers(handler);
    }

    @Bean
    Reaction findingReports(WorkOrderHandler handler) {
        return new FindingReports(handler);
    }
}
