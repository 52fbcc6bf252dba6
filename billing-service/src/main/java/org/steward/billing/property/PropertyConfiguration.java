package org.steward.billing.property;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.account.AccountHandler;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class PropertyConfiguration {

    @Bean
    AggregateStore<Building> buildingAggregates(Database database) {
        return new AggregateStore<>(database, Building.TYPE);
    }

    @Bean
    AggregateStore<Unit> unitAggregates(Database database) {
        return new AggregateStore<>(database, Unit.TYPE);
    }

    @Bean
    AggregateStore<Customer> customerAggregates(Database database) {
        return new AggregateStore<>(database, Customer.TYPE);
    }

    @Bean
    List<IndexSpec> propertyIndexes() {
        return PropertyStore.indexes();
    }

    @Bean
    PropertyStore propertyStore(
            AggregateStore<Building> buildings, AggregateStore<Unit> units, AggregateStore<Customer> customers) {
        return new PropertyStore(buildings, units, customers);
    }

    @Bean
    PropertyHandler propertyHandler(PropertyStore store, CommandRunner runner, AccountHandler accounts) {
        return new PropertyHandler(store, runner, accounts);
    }
}
