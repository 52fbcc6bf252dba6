package org.steward.billing.discount;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.property.PropertyHandler;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class DiscountConfiguration {

    @Bean
    AggregateStore<Discount> discountAggregates(Database database) {
        return new AggregateStore<>(database, Discount.TYPE);
    }

    @Bean
    List<IndexSpec> discountIndexes() {
        return DiscountStore.indexes();
    }

    @Bean
    DiscountStore discountStore(AggregateStore<Discount> discounts) {
        return new DiscountStore(discounts);
    }

    @Bean
    DiscountHandler discountHandler(DiscountStore store, CommandRunner runner, PropertyHandler property) {
        return new DiscountHandler(store, runner, property);
    }
}
