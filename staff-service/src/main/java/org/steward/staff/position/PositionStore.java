package org.steward.staff.position;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
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

/** The positions. */
@Component
class PositionStore {

    private final AggregateStore<Position> positions;

    PositionStore(AggregateStore<Position> positions) {
        this.positions = positions;
    }

    AggregateStore<Position> aggregates() {
        return positions;
    }

    @Nullable Stored<Position> find(String positionId) {
        return positions.load(Scope.COMPANY, positionId);
    }

    Page<Stored<Position>> page(PageRequest request) {
        return positions.page(Scope.COMPANY, Filters.empty(), request);
    }

    /** All of them; there is a limit to how many may be defined. */
    List<Position> all() {
        List<Position> all = new ArrayList<>();
        for (BsonDocument document : positions.collection().find(Filters.eq("scope", Scope.COMPANY.value()))) {
            all.add(positions.decode(document).state());
        }
        return all;
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Position> positions(Database database) {
            return new AggregateStore<>(database, AggregateType.of("position", "positions", Position.class));
        }
    }
}
