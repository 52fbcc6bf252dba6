package org.steward.workorder.unitdirectory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.document.Database;
import org.steward.platform.projection.Projection;

@Configuration(proxyBeanMethods = false)
class UnitDirectoryConfiguration {

    @Bean
    Projection<?> unitProjection() {
        return DirectoryProjections.UNITS;
    }

    @Bean
    Projection<?> buildingProjection() {
        return DirectoryProjections.BUILDINGS;
    }

    @Bean
    Projection<?> customerProjection() {
        return DirectoryProjections.CUSTOMERS;
    }

    @Bean
    Projection<?> loginProjection() {
        return DirectoryProjections.LOGINS;
    }

    @Bean
    UnitDirectory unitDirectory(Database database) {
        return new UnitDirectory(new DirectoryStore(database));
    }
}
