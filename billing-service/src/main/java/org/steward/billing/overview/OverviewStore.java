package org.steward.billing.overview;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.List;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;

/** Sums the accounts of a site, as they are. */
final class OverviewStore {

    private final Database database;

    OverviewStore(Database database) {
        this.database = database;
    }

    /** Sums in minor units. */
    record Sums(long accounts, long charged, long settled, long credit, long arrears, long accountsInArrears) {}

    /** The sums of a site; a charge is in arrears when its day is before {@code today}. */
    Sums of(Scope site, LocalDate today) {
        MongoCollection<BsonDocument> accounts = database.majority("accounts");
        BsonDocument totals = accounts.aggregate(List.of(
                        Aggregates.match(Filters.eq("scope", site.value())),
                        Aggregates.group(
                                null,
                                Accumulators.sum("accounts", 1L),
                                Accumulators.sum("charged", "$state.totals.chargedMinor"),
                                Accumulators.sum("settled", "$state.totals.settledMinor"),
                                Accumulators.sum("credit", "$state.creditMinor"))))
                .first();
        BsonDocument late = accounts.aggregate(List.of(
                        Aggregates.match(Filters.and(
                                Filters.eq("scope", site.value()),
                                Filters.lt("state.openCharges.dueOn", today.toString()))),
                        Aggregates.unwind("$state.openCharges"),
                        Aggregates.match(Filters.lt("state.openCharges.dueOn", today.toString())),
                        Aggregates.group("$_id", Accumulators.sum("open", "$state.openCharges.openMinor")),
                        Aggregates.group(null, Accumulators.sum("accounts", 1L), Accumulators.sum("arrears", "$open"))))
                .first();
        return new Sums(
                number(totals, "accounts"),
                number(totals, "charged"),
                number(totals, "settled"),
                number(totals, "credit"),
                number(late, "arrears"),
                number(late, "accounts"));
    }

    private static long number(@Nullable BsonDocument document, String member) {
        return document == null || !document.isNumber(member)
                ? 0
                : document.getNumber(member).longValue();
    }
}
