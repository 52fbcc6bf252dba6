package org.steward.staff.delegation;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
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

/** The delegations. */
@Component
class DelegationStore {

    private static final String COLLECTION = "delegations";

    /** Shown to a person of those lent to him now. */
    private static final int MAX_CURRENT = 100;

    private final AggregateStore<Delegation> delegations;

    DelegationStore(AggregateStore<Delegation> delegations) {
        this.delegations = delegations;
    }

    AggregateStore<Delegation> aggregates() {
        return delegations;
    }

    @Nullable Stored<Delegation> find(String delegationId) {
        return delegations.load(Scope.COMPANY, delegationId);
    }

    /** Those the employee gave or got; all for null. */
    Page<Stored<Delegation>> page(@Nullable String employeeId, PageRequest request) {
        Bson his = employeeId == null
                ? Filters.empty()
                : Filters.or(Filters.eq("state.delegatorId", employeeId), Filters.eq("state.delegateId", employeeId));
        return delegations.page(Scope.COMPANY, his, request);
    }

    /** Those the employee can use at that instant, the first to end first. */
    List<Delegation> usableBy(String delegateId, Instant at) {
        BsonDateTime date = new BsonDateTime(at.toEpochMilli());
        List<Delegation> found = new ArrayList<>();
        for (BsonDocument document : delegations
                .collection()
                .find(Filters.and(
                        Filters.eq("scope", Scope.COMPANY.value()),
                        Filters.eq("state.delegateId", delegateId),
                        Filters.eq("state.revokedAt", BsonNull.VALUE),
                        Filters.lte("state.validFrom", date),
                        Filters.gt("state.validUntil", date)))
                .sort(Sorts.ascending("state.validUntil"))
                .limit(MAX_CURRENT)) {
            found.add(delegations.decode(document).state());
        }
        return found;
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Delegation> delegations(Database database) {
            return new AggregateStore<>(database, AggregateType.of("delegation", COLLECTION, Delegation.class));
        }

        @Bean
        IndexSpec delegationsByDelegator() {
            return IndexSpec.of(COLLECTION, "scope", "state.delegatorId");
        }

        @Bean
        IndexSpec delegationsByDelegate() {
            return IndexSpec.of(COLLECTION, "scope", "state.delegateId");
        }
    }
}
