package org.steward.billing.meter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.ClaimType;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Stored;

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

    /** A number is its meter's; one that was claimed for a meter never written is free again after a while. */
    @Bean
    ClaimType meterNumbers(AggregateStore<Meter> meters) {
        return new ClaimType(MeterHandler.NUMBER, Duration.ofMinutes(10), (site, meterId, number) -> {
            Stored<Meter> meter = meters.load(site, meterId);
            return meter != null && meter.state().number().equals(number);
        });
    }

    @Bean
    ReadingDelivery readingDelivery(MeterHandler handler) {
        return new ReadingDelivery(handler);
    }
}
