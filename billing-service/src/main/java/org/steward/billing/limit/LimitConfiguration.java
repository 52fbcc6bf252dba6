package org.steward.billing.limit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    AggregateStore<ApprovalLimits> approvalLimitsAggregates(Database database) {
        return new AggregateStore<>(database, ApprovalLimits.TYPE);
    }

    @Bean
    LimitHandler limitHandler(
            AggregateStore<ApprovalLimits> limits, CommandRunner runner, OrganisationView organisation) {
        return new LimitHandler(limits, runner, organisation);
    }
}
