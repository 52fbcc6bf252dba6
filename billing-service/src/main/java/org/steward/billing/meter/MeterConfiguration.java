package org.steward.billing.meter;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class MeterConfiguration {

    @Bean
    AggregateStore<Meter> meterAggregates(Database database) {
        return new AggregateStore<>(database, Meter.TYPE);
    }

    @Bean
    List<IndexSpec> meterIndexes() {
        return MeterStore.indexes();
    }

    @Bean
    MeterStore meterStore(AggregateStore<Meter> meters) {
        return new MeterStore(meters);
    }

    @Bean
    MeterHandler meterHandler(MeterStore store, CommandRunner runner, Claims claims, Sites sites, Clock clock) {
        return new MeterHandler(store, runner, claims, sites, clock);
    }

    @Bean
    ReadingDelivery readingDelivery(MeterHandler handler) {
        return new ReadingDelivery(handler);
    }
}
