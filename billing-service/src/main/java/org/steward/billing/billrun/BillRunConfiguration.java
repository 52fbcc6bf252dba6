package org.steward.billing.billrun;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.discount.DiscountHandler;
import org.steward.billing.feestandard.FeeStandardHandler;
import org.steward.billing.meter.MeterHandler;
import org.steward.billing.property.PropertyHandler;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.RelayThrottle;

@Configuration(proxyBeanMethods = false)
class BillRunConfiguration {

    @Bean
    AggregateStore<BillRun> billRunAggregates(Database database) {
        return new AggregateStore<>(database, BillRun.TYPE);
    }

    @Bean
    BillRunStore billRunStore(AggregateStore<BillRun> runs, Journal journal) {
        return new BillRunStore(runs, journal);
    }

    @Bean
    BillRunWorker billRunWorker(
            BillRunStore store,
            CommandRunner runner,
            AccountHandler accounts,
            FeeStandardHandler standards,
            PropertyHandler property,
            MeterHandler meters,
            DiscountHandler discounts,
            Sites sites,
            RelayThrottle throttle) {
        return new BillRunWorker(
                store,
                runner,
                new BillRunWorker.RunSources(accounts, standards, property, meters, discounts, sites),
                throttle);
    }

    @Bean
    BillRunHandler billRunHandler(
            BillRunStore store, CommandRunner runner, FeeStandardHandler standards, Sites sites, BillRunWorker worker) {
        return new BillRunHandler(store, runner, standards, sites, worker);
    }

    @Bean
    BillRunTimer billRunTimer(BillRunStore store, BillRunHandler handler) {
        return new BillRunTimer(store, handler);
    }
}
