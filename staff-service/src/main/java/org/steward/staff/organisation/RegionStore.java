package org.steward.staff.organisation;

import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The regions. */
@Component
class RegionStore {

    private final AggregateStore<Region> regions;

    RegionStore(AggregateStore<Region> regions) {
        this.regions = regions;
    }

    AggregateStore<Region> aggregates() {
        return regions;
    }

    @Nullable Stored<Region> find(String regionId) {
        return regions.load(Scope.COMPANY, regionId);
    }

    Page<Stored<Region>> page(PageRequest request) {
        return regions.page(Scope.COMPANY, Filters.empty(), request);
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Region> regions(Database database) {
            return new AggregateStore<>(database, AggregateType.of("region", "regions", Region.class));
        }
    }
}
