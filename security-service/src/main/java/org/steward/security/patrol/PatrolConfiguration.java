package org.steward.security.patrol;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.projection.Reaction;
import org.steward.platform.timer.TimerHandler;

@Configuration(proxyBeanMethods = false)
class PatrolConfiguration {

    @Bean
    AggregateStore<Patrol> patrolAggregates(Database database) {
        return new AggregateStore<>(database, Patrol.TYPE);
    }

    @Bean
    List<IndexSpec> patrolIndexes() {
        return PatrolStore.indexes();
    }

    @Bean
    PatrolStore patrolStore(AggregateStore<Patrol> patrols) {
        return new PatrolStore(patrols);
    }

    @Bean
    PatrolHandler patrolHandler(PatrolStore store, CommandRunner runner) {
        return new PatrolHandler(store, runner);
    }

    @Bean
    TimerHandler patrolTimer(PatrolStore store, PatrolHandler handler) {
        return new PatrolTimer(store, handler);
    }

    @Bean
    Reaction planChanges(PatrolStore store, PatrolHandler handler) {
        return new PlanChangesReaction(store, handler);
    }
}
