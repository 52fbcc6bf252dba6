package org.steward.staff.site;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.staff.organisation.PlacePermissions.Places;

/** The sites. They belong to the company: their own scope is for what happens at them. */
@Component
class SiteStore {

    private static final String COLLECTION = "sites";

    /** A region holds fewer; more is a fault to be seen. */
    private static final int MAX_SITES_OF_REGION = 5_000;

    private final AggregateStore<Site> sites;

    SiteStore(AggregateStore<Site> sites) {
        this.sites = sites;
    }

    AggregateStore<Site> aggregates() {
        return sites;
    }

    @Nullable Stored<Site> find(String siteId) {
        return sites.load(Scope.COMPANY, siteId);
    }

    Page<Stored<Site>> page(Places places, @Nullable String regionId, PageRequest request) {
        Bson visible = places.everywhere()
                ? Filters.empty()
                : Filters.or(Filters.in("state.regionId", places.regionIds()), Filters.in("_id", places.siteIds()));
        Bson wanted = regionId == null ? visible : Filters.and(visible, Filters.eq("state.regionId", regionId));
        return sites.page(Scope.COMPANY, wanted, request);
    }

    List<Site> ofRegion(String regionId) {
        List<Site> found = new ArrayList<>();
        for (BsonDocument document : sites.collection()
                .find(Filters.and(Filters.eq("scope", Scope.COMPANY.value()), Filters.eq("state.regionId", regionId)))
                .limit(MAX_SITES_OF_REGION)) {
            found.add(sites.decode(document).state());
        }
        return found;
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Site> sites(Database database) {
            return new AggregateStore<>(database, AggregateType.of("site", COLLECTION, Site.class));
        }

        @Bean
        IndexSpec sitesByRegion() {
            return IndexSpec.of(COLLECTION, "scope", "state.regionId");
        }
    }
}
