package org.steward.billing.propertyimport;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Json;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Keeps imports, the files they were sent and the bad lines that were found, until they are done with. */
final class ImportStore {

    private static final String FILES = "importFiles";
    private static final String PROBLEMS = "importProblems";
    private static final int INSERT_BATCH = 1_000;

    private final AggregateStore<ImportJob> jobs;
    private final Database database;

    ImportStore(AggregateStore<ImportJob> jobs, Database database) {
        this.jobs = jobs;
        this.database = database;
    }

    static List<IndexSpec> indexes() {
        return List.of(IndexSpec.of(FILES, "importId"), IndexSpec.of(PROBLEMS, "importId", "number"));
    }

    AggregateStore<ImportJob> aggregates() {
        return jobs;
    }

    @Nullable Stored<ImportJob> load(Scope site, String jobId) {
        return jobs.load(site, jobId);
    }

    Page<Stored<ImportJob>> page(Scope site, PageRequest request) {
        return jobs.page(site, Filters.empty(), request);
    }

    /** Keeps a file under its digest, before the import names it: an import never names what is not there. */
    void putFile(String jobId, FileKind kind, String sha256, byte[] content) {
        String id = fileId(jobId, kind, sha256);
        files().replaceOne(
                        Filters.eq("_id", id),
                        new BsonDocument("_id", new BsonString(id))
                                .append("importId", new BsonString(jobId))
                                .append("content", new BsonBinary(content)),
                        new ReplaceOptions().upsert(true));
    }

    /** The content of a file of the import. */
    byte[] file(String jobId, FileKind kind, String sha256) {
        BsonDocument file =
                files().find(Filters.eq("_id", fileId(jobId, kind, sha256))).first();
        if (file == null) {
            throw new IllegalStateException("import " + jobId + ": file " + kind + " " + sha256 + " is gone");
        }
        return file.getBinary("content").getData();
    }

    /** Forgets the files: they hold names and phone numbers. */
    void removeFiles(String jobId) {
        files().deleteMany(Filters.eq("importId", jobId));
    }

    /** Keeps the bad lines in the place of those found before. */
    void putProblems(String jobId, List<Problem> problems) {
        MongoCollection<BsonDocument> collection = problems();
        collection.deleteMany(Filters.eq("importId", jobId));
        for (int from = 0; from < problems.size(); from += INSERT_BATCH) {
            List<BsonDocument> documents = new ArrayList<>();
            int to = Math.min(problems.size(), from + INSERT_BATCH);
            for (int i = from; i < to; i++) {
                documents.add(Json.toBson(problems.get(i))
                        .append("_id", new BsonString(jobId + '/' + (i + 1)))
                        .append("importId", new BsonString(jobId))
                        .append("number", new BsonInt32(i + 1)));
            }
            collection.insertMany(documents);
        }
    }

    /** Bad lines after the {@code after}-th, in the order of files and lines. */
    List<Problem> problems(String jobId, int after, int limit) {
        List<Problem> found = new ArrayList<>();
        problems()
                .find(Filters.and(Filters.eq("importId", jobId), Filters.gt("number", after)))
                .sort(Sorts.ascending("number"))
                .limit(limit)
                .forEach(document -> found.add(Json.fromBson(document, Problem.class)));
        return found;
    }

    private MongoCollection<BsonDocument> files() {
        return database.unbounded(FILES);
    }

    private MongoCollection<BsonDocument> problems() {
        return database.unbounded(PROBLEMS);
    }

    private static String fileId(String jobId, FileKind kind, String sha256) {
        return jobId + '/' + kind + '/' + sha256;
    }
}
