package org.steward.platform.document;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One holding of a lease, from taking it to losing it, known by its epoch.
 *
 * <p>Live means that no other instance can have taken over yet. A term that is not live may become live again (the
 * database was away and nobody took over); one that is over never does. Being live is a promise about the past only: a
 * process may be paused right after asking, so what must never happen twice is guarded by the epoch as well.
 */
public final class LeaseTerm {

    private static final Logger log = LoggerFactory.getLogger(LeaseTerm.class);

    private final MongoCollection<BsonDocument> collection;
    private final String name;
    private final String holder;
    private final long epoch;
    private volatile long liveUntilNanos;
    private volatile boolean over;

    LeaseTerm(MongoCollection<BsonDocument> collection, String name, String holder, long epoch, long liveUntilNanos) {
        this.collection = collection;
        this.name = name;
        this.holder = holder;
        this.epoch = epoch;
        this.liveUntilNanos = liveUntilNanos;
    }

    /** Greater than that of every earlier holding, by whichever instance. */
    public long epoch() {
        return epoch;
    }

    /** Whether the holder may act now. */
    public boolean isLive() {
        return !over && System.nanoTime() - liveUntilNanos < 0;
    }

    /** Whether the lease is lost or given back. */
    public boolean isOver() {
        return over;
    }

    /** Asks the database whether this is still the holding; it is over when not. */
    public boolean confirm() {
        boolean ours = collection.countDocuments(own()) == 1;
        if (!ours) {
            end();
        }
        return ours;
    }

    /** Changes fields kept beside the lease, if this is still the holding; the term is over when not. */
    public boolean update(Bson change) {
        boolean ours = collection.updateOne(own(), change).getMatchedCount() == 1;
        if (!ours) {
            end();
        }
        return ours;
    }

    /** The lease with the fields kept beside it. */
    public BsonDocument read() {
        BsonDocument document = collection.find(Filters.eq("_id", name)).first();
        if (document == null) {
            throw new IllegalStateException("lease " + name + " is gone from " + Leases.COLLECTION);
        }
        return document;
    }

    /** The time of the database server now, or null when the lease was lost. */
    public @Nullable Instant serverTime() {
        BsonDocument document = collection.findOneAndUpdate(
                own(),
                Updates.currentDate("askedAt"),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (document == null) {
            end();
            return null;
        }
        return Instant.ofEpochMilli(document.getDateTime("askedAt").getValue());
    }

    /** Gives the lease back, so that the next instance need not wait for it to run out. */
    public void release() {
        if (over) {
            return;
        }
        end();
        try {
            collection.updateOne(own(), Updates.combine(Updates.unset("holder"), Updates.inc("beat", 1L)));
        } catch (MongoException failure) {
            log.info("lease {} could not be given back and will run out: {}", name, failure.getMessage());
        }
    }

    void extend(long untilNanos) {
        liveUntilNanos = untilNanos;
    }

    void end() {
        over = true;
    }

    private Bson own() {
        return Filters.and(Filters.eq("_id", name), Filters.eq("holder", holder), Filters.eq("epoch", epoch));
    }
}
