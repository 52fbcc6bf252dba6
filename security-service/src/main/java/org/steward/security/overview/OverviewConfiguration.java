package org.steward.security.overview;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class OverviewConfiguration {

    @Bean
    OverviewStore overviewStore(Database database) {
        return new OverviewStore(database);
    }
}
