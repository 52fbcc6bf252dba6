package org.steward.staff.duty;

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

/** The duties. */
@Component
class DutyStore {

    private static final String COLLECTION = "duties";

    /** Positions × duties of a position would be more; a company with more than these has made a mistake. */
    private static final int MAX_DUTIES = 10_000;

    private final AggregateStore<Duty> duties;

    DutyStore(AggregateStore<Duty> duties) {
        this.duties = duties;
    }

    AggregateStore<Duty> aggregates() {
        return duties;
    }

    @Nullable Stored<Duty> find(String dutyId) {
        return duties.load(Scope.COMPANY, dutyId);
    }

    Page<Stored<Duty>> page(@Nullable String positionId, Duty.@Nullable Status status, PageRequest request) {
        List<Bson> parts = new ArrayList<>();
        if (positionId != null) {
            parts.add(Filters.eq("state.positionId", positionId));
        }
        if (status != null) {
            parts.add(Filters.eq("state.status", status.name()));
        }
        return duties.page(Scope.COMPANY, parts.isEmpty() ? Filters.empty() : Filters.and(parts), request);
    }

    /** All that are or were in force. */
    List<Duty> inForce() {
        List<Duty> found = new ArrayList<>();
        for (BsonDocument document : duties.collection()
                .find(Filters.and(
                        Filters.eq("scope", Scope.COMPANY.value()),
                        Filters.ne("state.status", Duty.Status.DRAFT.name())))
                .limit(MAX_DUTIES)) {
            found.add(duties.decode(document).state());
        }
        return found;
    }

    /** Duties of the position that are not retired. */
    int countOf(String positionId) {
        return (int) duties.collection()
                .countDocuments(Filters.and(
                        Filters.eq("scope", Scope.COMPANY.value()),
                        Filters.eq("state.positionId", positionId),
                        Filters.ne("state.status", Duty.Status.RETIRED.name())));
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Duty> duties(Database database) {
            return new AggregateStore<>(database, AggregateType.of("duty", COLLECTION, Duty.class));
        }

        @Bean
        IndexSpec dutiesByPosition() {
            return IndexSpec.of(COLLECTION, "scope", "state.positionId");
        }
    }
}
