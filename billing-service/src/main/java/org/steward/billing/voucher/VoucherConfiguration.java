package org.steward.billing.voucher;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.outbox.TopicSpec;

@Configuration(proxyBeanMethods = false)
class VoucherConfiguration {

    @Bean
    VoucherRoute voucherRoute() {
        return new VoucherRoute();
    }

    @Bean
    TopicSpec voucherTopic(@Value("${steward.kafka.partitions:12}") int partitions) {
        return TopicSpec.keptForEver(VoucherRoute.TOPIC, partitions);
    }
}
