package org.steward.staff.obligation;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The sheets of obligations, each in the scope of its site or of the company. */
@Component
class SheetStore {

    private static final String COLLECTION = ObligationSheet.TYPE.collection();

    /** A site or region has fewer holders; more is a fault to be seen. */
    private static final int MAX_SHEETS = 5_000;

    private final AggregateStore<ObligationSheet> sheets;

    SheetStore(AggregateStore<ObligationSheet> sheets) {
        this.sheets = sheets;
    }

    AggregateStore<ObligationSheet> aggregates() {
        return sheets;
    }

    @Nullable Stored<ObligationSheet> load(Scope scope, String sheetId) {
        return sheets.load(scope, sheetId);
    }

    /** The holder's own, whatever its scope. */
    @Nullable Stored<ObligationSheet> own(String sheetId, String holderId) {
        BsonDocument found = sheets.collection()
                .find(Filters.and(Filters.eq("_id", sheetId), Filters.eq("state.holderId", holderId)))
                .first();
        return found == null ? null : sheets.decode(found);
    }

    /** The holder's, of that month and later ones. */
    List<Stored<ObligationSheet>> ofHolder(String holderId, YearMonth from) {
        return list(Filters.and(Filters.eq("state.holderId", holderId), Filters.gte("state.month", from.toString())));
    }

    /** Those with something still to be done for the duty, at any of the places, of that month and later ones. */
    List<Stored<ObligationSheet>> openAt(Collection<String> placeIds, String duty, YearMonth from) {
        return list(Filters.and(
                Filters.in("state.placeId", placeIds),
                Filters.eq("state.openDuties", duty),
                Filters.gte("state.month", from.toString())));
    }

    /** Ids of those at a place of the month. */
    Set<String> idsAt(String placeId, YearMonth month) {
        Set<String> ids = new HashSet<>();
        sheets.collection()
                .find(Filters.and(Filters.eq("state.placeId", placeId), Filters.eq("state.month", month.toString())))
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.getString("_id").getValue()));
        return ids;
    }

    /** Those of which something missed has come to the employee. */
    List<Stored<ObligationSheet>> watchedBy(String employeeId) {
        return list(Filters.eq("state.watchers", employeeId));
    }

    /**
     * What a list is narrowed by; null leaves it open.
     *
     * @param regionId for sheets of the company's scope: of the region itself
     */
    record Filter(
            @Nullable String placeId,
            @Nullable String regionId,
            @Nullable YearMonth month,
            @Nullable String holderId,
            @Nullable String positionId) {

        Bson bson() {
            List<Bson> parts = new ArrayList<>();
            add(parts, "state.placeId", placeId);
            add(parts, "state.regionId", regionId);
            add(parts, "state.month", month == null ? null : month.toString());
            add(parts, "state.holderId", holderId);
            add(parts, "state.positionId", positionId);
            return parts.isEmpty() ? Filters.empty() : Filters.and(parts);
        }

        private static void add(List<Bson> parts, String member, @Nullable String value) {
            if (value != null) {
                parts.add(Filters.eq(member, value));
            }
        }
    }

    Page<Stored<ObligationSheet>> page(Scope scope, Filter filter, PageRequest request) {
        return sheets.page(scope, filter.bson(), request);
    }

    private List<Stored<ObligationSheet>> list(Bson filter) {
        List<Stored<ObligationSheet>> found = new ArrayList<>();
        sheets.collection()
                .find(filter)
                .sort(Sorts.ascending("state.month"))
                .limit(MAX_SHEETS)
                .forEach(document -> found.add(sheets.decode(document)));
        return found;
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<ObligationSheet> obligationSheets(Database database) {
            return new AggregateStore<>(database, ObligationSheet.TYPE);
        }

        @Bean
        List<IndexSpec> obligationSheetIndexes() {
            return List.of(
                    IndexSpec.of(COLLECTION, "state.holderId", "state.month"),
                    IndexSpec.of(COLLECTION, "state.placeId", "state.month"),
                    IndexSpec.of(COLLECTION, "state.placeId", "state.openDuties"),
                    IndexSpec.of(COLLECTION, "state.watchers").asSparse());
        }
    }
}
