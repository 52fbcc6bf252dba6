package org.steward.staff.compliance;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

/**
 * Counts of obligations, one document for each place and month of sheets.
 *
 * <p>What changed is marked, {@code changes} counted up; whoever counts writes what he counted together with the number of
 * changes he had seen, and only over an older count. So a count is never lost and never goes back, whoever counts, and
 * however often.
 */
@Component
class ComplianceStore {

    private static final String COLLECTION = "dutyCompliance";
    private static final String SHEETS = "obligationSheets";

    /** A company with more sites than this reads region by region. */
    private static final int MAX_ROWS = 100_000;

    private final MongoCollection<BsonDocument> counts;
    private final MongoCollection<BsonDocument> sheets;

    ComplianceStore(Database database) {
        this.counts = database.majority(COLLECTION);
        this.sheets = database.majority(SHEETS);
    }

    /** What is to be counted. */
    record Marked(String id, String placeId, YearMonth month, long changes) {}

    /** Marks the place and month of a sheet. */
    void mark(String sheetId, Instant now) {
        BsonDocument sheet = sheets.find(eq("_id", sheetId))
                .projection(Projections.include("state.placeId", "state.month", "state.regionId"))
                .first();
        if (sheet == null) {
            return;
        }
        BsonDocument state = sheet.getDocument("state");
        String placeId = state.getString("placeId").getValue();
        String month = state.getString("month").getValue();
        counts.updateOne(
                eq("_id", placeId + '|' + month),
                Updates.combine(
                        Updates.setOnInsert("placeId", placeId),
                        Updates.setOnInsert("month", month),
                        Updates.setOnInsert("regionId", state.get("regionId", new BsonString(""))),
                        Updates.setOnInsert("counted", 0L),
                        Updates.setOnInsert("lines", new BsonArray()),
                        Updates.inc("changes", 1L),
                        Updates.min("markedAt", new BsonDateTime(now.toEpochMilli()))),
                new UpdateOptions().upsert(true));
    }

    /** What was marked first, some while ago. */
    List<Marked> marked(Instant before, int limit) {
        List<Marked> found = new ArrayList<>();
        counts.find(lte("markedAt", new BsonDateTime(before.toEpochMilli())))
                .sort(Sorts.ascending("markedAt"))
                .limit(limit)
                .forEach(row -> found.add(new Marked(
                        row.getString("_id").getValue(),
                        row.getString("placeId").getValue(),
                        YearMonth.parse(row.getString("month").getValue()),
                        row.getNumber("changes").longValue())));
        return found;
    }

    /** Counts the sheets of a place and month as they are now. */
    void count(Marked marked, Instant now) {
        List<Line> lines = lines(and(
                eq("state.placeId", marked.placeId()),
                eq("state.month", marked.month().toString())));
        counts.updateOne(
                and(eq("_id", marked.id()), lt("counted", marked.changes())),
                Updates.combine(
                        Updates.set("lines", bson(lines)),
                        Updates.set("counted", marked.changes()),
                        Updates.set("asOf", new BsonDateTime(now.toEpochMilli()))));
        counts.updateOne(and(eq("_id", marked.id()), eq("changes", marked.changes())), Updates.unset("markedAt"));
    }

    /** The sheets of one holder, counted where they lie. */
    List<Line> ofHolder(String placeId, String holderId, YearMonth first, YearMonth last) {
        return lines(and(
                eq("state.holderId", holderId),
                eq("state.placeId", placeId),
                gte("state.month", first.toString()),
                lte("state.month", last.toString())));
    }

    private record Key(YearMonth due, String positionId, String duty) {}

    private List<Line> lines(Bson filter) {
        Map<Key, Tally> tallies = new HashMap<>();
        for (BsonDocument sheet : sheets.find(filter)
                .projection(Projections.include(
                        "state.positionId",
                        "state.zone",
                        "state.obligations.duty",
                        "state.obligations.dueAt",
                        "state.obligations.status"))) {
            BsonDocument state = sheet.getDocument("state");
            ZoneId zone = ZoneId.of(state.getString("zone").getValue());
            String position = state.getString("positionId").getValue();
            for (BsonValue each : state.getArray("obligations", new BsonArray())) {
                BsonDocument obligation = each.asDocument();
                // What is due at midnight belongs to the day that ends.
                Instant due =
                        Instant.ofEpochMilli(obligation.getDateTime("dueAt").getValue() - 1);
                YearMonth month = YearMonth.from(LocalDate.ofInstant(due, zone));
                Key key = new Key(month, position, obligation.getString("duty").getValue());
                String status = obligation.getString("status").getValue();
                tallies.put(key, tallies.getOrDefault(key, Tally.ZERO).with(status, 1));
            }
        }
        List<Line> lines = new ArrayList<>();
        tallies.forEach((key, tally) -> lines.add(new Line(key.due(), key.positionId(), key.duty(), tally)));
        return lines;
    }

    /** The counts of the months of sheets, both included; of one place, of a region, or of all for null. */
    List<Summary> read(@Nullable String placeId, @Nullable String regionId, YearMonth first, YearMonth last) {
        List<Bson> parts = new ArrayList<>();
        if (placeId != null) {
            parts.add(eq("placeId", placeId));
        }
        if (regionId != null) {
            parts.add(eq("regionId", regionId));
        }
        parts.add(gte("month", first.toString()));
        parts.add(lte("month", last.toString()));
        List<Summary> found = new ArrayList<>();
        counts.find(and(parts)).limit(MAX_ROWS).forEach(row -> {
            BsonValue asOf = row.get("asOf");
            if (asOf != null) {
                String region = row.getString("regionId").getValue();
                found.add(new Summary(
                        row.getString("placeId").getValue(),
                        region.isEmpty() ? null : region,
                        Instant.ofEpochMilli(asOf.asDateTime().getValue()),
                        lines(row.getArray("lines"))));
            }
        });
        return found;
    }

    private static BsonArray bson(List<Line> lines) {
        BsonArray array = new BsonArray();
        for (Line line : lines) {
            Tally tally = line.tally();
            array.add(new BsonDocument("due", new BsonString(line.due().toString()))
                    .append("position", new BsonString(line.positionId()))
                    .append("duty", new BsonString(line.duty()))
                    .append("onTime", new BsonInt64(tally.onTime()))
                    .append("late", new BsonInt64(tally.late()))
                    .append("missed", new BsonInt64(tally.missed()))
                    .append("excused", new BsonInt64(tally.excused()))
                    .append("open", new BsonInt64(tally.open())));
        }
        return array;
    }

    private static List<Line> lines(BsonArray array) {
        List<Line> lines = new ArrayList<>();
        for (BsonValue each : array) {
            BsonDocument line = each.asDocument();
            lines.add(new Line(
                    YearMonth.parse(line.getString("due").getValue()),
                    line.getString("position").getValue(),
                    line.getString("duty").getValue(),
                    new Tally(
                            line.getNumber("onTime").longValue(),
                            line.getNumber("late").longValue(),
                            line.getNumber("missed").longValue(),
                            line.getNumber("excused").longValue(),
                            line.getNumber("open").longValue())));
        }
        return lines;
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        List<IndexSpec> dutyComplianceIndexes() {
            return List.of(
                    IndexSpec.of(COLLECTION, "markedAt").asSparse(),
                    IndexSpec.of(COLLECTION, "regionId", "month"),
                    IndexSpec.of(COLLECTION, "placeId", "month"),
                    IndexSpec.of(COLLECTION, "month"));
        }
    }
}
