package org.steward.security.patrolplan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.projection.Reaction;
import org.steward.platform.timer.TimerHandler;
import org.steward.security.patrol.PatrolHandler;
import org.steward.security.patrolroute.PatrolRouteHandler;

@Configuration(proxyBeanMethods = false)
class PatrolPlanConfiguration {

    @Bean
    AggregateStore<PatrolPlan> patrolPlanAggregates(Database database) {
        return new AggregateStore<>(database, PatrolPlan.TYPE);
    }

    @Bean
    PatrolPlanStore patrolPlanStore(AggregateStore<PatrolPlan> plans) {
        return new PatrolPlanStore(plans);
    }

    @Bean
    PatrolPlanHandler patrolPlanHandler(PatrolPlanStore store, CommandRunner runner, PatrolRouteHandler routes) {
        return new PatrolPlanHandler(store, runner, routes);
    }

    @Bean
    TimerHandler patrolPlanTimer(
            PatrolPlanStore store,
            PatrolPlanHandler plans,
            PatrolRouteHandler routes,
            PatrolHandler patrols,
            OrganisationView organisation) {
        return new PatrolPlanTimer(store, plans, routes, patrols, organisation);
    }

    @Bean
    Reaction patrolWithdrawals(PatrolPlanStore store, PatrolHandler patrols) {
        return new WithdrawalReaction(store, patrols);
    }
}
