package org.steward.billing.generalledger;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.outbox.Journal;

@Configuration(proxyBeanMethods = false)
class GeneralLedgerConfiguration {

    @Bean
    PendingStore pendingStore(List<AggregateStore<?>> stores) {
        return new PendingStore(stores);
    }

    @Bean
    GeneralLedger generalLedger(Journal journal, PendingStore pending, Clock clock) {
        return new GeneralLedger(journal, pending, clock);
    }
}
