package org.steward.billing.sitebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.billing.contractterm.ContractTermHandler;
import org.steward.billing.entity.LegalEntityHandler;
import org.steward.billing.feeitem.FeeItemHandler;
import org.steward.billing.generalledger.GeneralLedger;
import org.steward.billing.site.Sites;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class SiteBookConfiguration {

    @Bean
    AggregateStore<SiteBook> siteBookAggregates(Database database) {
        return new AggregateStore<>(database, SiteBook.TYPE);
    }

    @Bean
    SiteBooks siteBooks(AggregateStore<SiteBook> store, FeeItemHandler items, ContractTermHandler terms) {
        return new SiteBooks(store, items, terms);
    }

    @Bean
    SiteBookHandler siteBookHandler(
            AggregateStore<SiteBook> store,
            CommandRunner runner,
            SiteBooks books,
            LegalEntityHandler entities,
            GeneralLedger ledger,
            Sites sites) {
        return new SiteBookHandler(store, runner, books, entities, ledger, sites);
    }
}
