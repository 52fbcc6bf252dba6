package org.steward.security.patrolroute;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class PatrolRouteConfiguration {

    @Bean
    AggregateStore<PatrolRoute> patrolRouteAggregates(Database database) {
        return new AggregateStore<>(database, PatrolRoute.TYPE);
    }

    @Bean
    PatrolRouteStore patrolRouteStore(AggregateStore<PatrolRoute> routes) {
        return new PatrolRouteStore(routes);
    }

    @Bean
    PatrolRouteHandler patrolRouteHandler(AggregateStore<PatrolRoute> routes, CommandRunner runner) {
        return new PatrolRouteHandler(routes, runner);
    }
}
