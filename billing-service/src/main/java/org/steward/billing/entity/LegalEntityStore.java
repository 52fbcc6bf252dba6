package org.steward.billing.entity;

import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds legal entities. */
final class LegalEntityStore {

    private final AggregateStore<LegalEntity> entities;

    LegalEntityStore(AggregateStore<LegalEntity> entities) {
        this.entities = entities;
    }

    @Nullable Stored<LegalEntity> load(String entityId) {
        return entities.load(Scope.COMPANY, entityId);
    }

    Page<Stored<LegalEntity>> page(PageRequest request) {
        return entities.page(Scope.COMPANY, Filters.empty(), request);
    }
}
