package org.steward.platform.document;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;

/** An index as code: created at start where it is missing. */
public record IndexSpec(String collection, List<String> keys, boolean unique, boolean sparse) {

    /** A plain ascending index. */
    public static IndexSpec of(String collection, String... keys) {
        return new IndexSpec(collection, List.of(keys), false, false);
    }

    public static IndexSpec unique(String collection, String... keys) {
        return new IndexSpec(collection, List.of(keys), true, false);
    }

    /** Only documents that have the key are in the index. */
    public IndexSpec asSparse() {
        return new IndexSpec(collection, keys, unique, true);
    }

    /** Creates what is missing; safe to run on every instance at every start. */
    public static void ensure(Database database, List<IndexSpec> specs) {
        for (IndexSpec spec : specs) {
            database.unbounded(spec.collection())
                    .createIndex(
                            Indexes.ascending(spec.keys()),
                            new IndexOptions().unique(spec.unique()).sparse(spec.sparse()));
        }
    }
}
