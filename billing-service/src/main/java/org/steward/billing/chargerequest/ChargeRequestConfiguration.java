package org.steward.billing.chargerequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.property.PropertyHandler;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class ChargeRequestConfiguration {

    @Bean
    AggregateStore<ChargeRequest> chargeRequestAggregates(Database database) {
        return new AggregateStore<>(database, ChargeRequest.TYPE);
    }

    @Bean
    ChargeRequestHandler chargeRequestHandler(
            AggregateStore<ChargeRequest> requests,
            CommandRunner runner,
            AccountHandler accounts,
            PropertyHandler property,
            Sites sites) {
        return new ChargeRequestHandler(requests, runner, accounts, property, sites);
    }

    @Bean
    WorkOrderCharges workOrderCharges(ChargeRequestHandler handler) {
        return new WorkOrderCharges(handler);
    }
}
