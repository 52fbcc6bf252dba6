package org.steward.security.finding;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.projection.Reaction;
import org.steward.platform.timer.TimerHandler;
import org.steward.security.patrol.PatrolHandler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FindingSettings.class)
class FindingConfiguration {

    @Bean
    AggregateStore<Finding> findingAggregates(Database database) {
        return new AggregateStore<>(database, Finding.TYPE);
    }

    @Bean
    List<IndexSpec> findingIndexes() {
        return FindingStore.indexes();
    }

    @Bean
    FindingStore findingStore(AggregateStore<Finding> findings) {
        return new FindingStore(findings);
    }

    @Bean
    FindingHandler findingHandler(
            FindingStore store, CommandRunner runner, PatrolHandler patrols, FindingSettings settings) {
        return new FindingHandler(store, runner, patrols, settings.workOrderWithin());
    }

    @Bean
    TimerHandler findingTimer(FindingStore store, FindingHandler handler) {
        return new FindingTimer(store, handler);
    }

    @Bean
    Reaction findingWorkOrders(FindingHandler handler) {
        return new WorkOrderReaction(handler);
    }
}
