package org.steward.workorder.servicelevel;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceLevelSettings.class)
class ServiceLevelConfiguration {

    @Bean
    ServiceLevels serviceLevels(ServiceLevelSettings settings) {
        return new ServiceLevels(settings);
    }
}
