package org.steward.staff.organisation;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The one company. */
@Component
class CompanyStore {

    private final AggregateStore<Company> companies;

    CompanyStore(AggregateStore<Company> companies) {
        this.companies = companies;
    }

    AggregateStore<Company> aggregates() {
        return companies;
    }

    @Nullable Stored<Company> find() {
        return companies.load(Scope.COMPANY, Company.ID);
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Company> companies(Database database) {
            return new AggregateStore<>(database, AggregateType.of("company", "companies", Company.class));
        }
    }
}
