package org.steward.platform.document;

/** Another writer was first: the aggregate has another version than the one the decision was made on. */
public final class WriteConflict extends RuntimeException {

    public WriteConflict(String collection, String id, long expectedVersion) {
        super(collection + "/" + id + ": expected version " + expectedVersion + ", another writer was first");
    }
}
