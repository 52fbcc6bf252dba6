package org.steward.billing.site;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.OrganisationView;

@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean
    Sites sites(OrganisationView organisation, Clock clock) {
        return new Sites(
                scope -> organisation
                        .site(scope.value())
                        .map(site -> new Sites.Facts(ZoneId.of(site.zone()), site.currency()))
                        .orElse(null),
                clock);
    }
}
