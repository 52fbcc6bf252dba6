package org.steward.platform.document;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of one instance, all renewed by one write: {@code {_id: name, holder, epoch, beat, renewedAt, …}}.
 *
 * <p>No clock of one machine is ever compared with that of another. The holder counts a lease as its own for nine
 * tenths of the lease time from before it sent a renewal; a contender takes over after it has seen the same
 * {@code beat} for eleven tenths, both on their own monotonic clocks. The renewal and the take-over are each one write
 * that names what it expects, so of two contenders one wins. {@code renewedAt} is the database server's time, for people.
 */
public final class Leases {

    /** Long enough for a pause of the collector on a busy machine, short enough for a restart to go on in 3 s. */
    public static final Duration DEFAULT_TIME = Duration.ofMillis(2_500);

    static final String COLLECTION = "leases";

    private static final Logger log = LoggerFactory.getLogger(Leases.class);

    private final MongoCollection<BsonDocument> collection;
    private final String holder = UUID.randomUUID().toString();
    private final long timeNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private @Nullable Thread keeper;
    private boolean running;
    private boolean stopped;
    private boolean lookNow;
    private boolean outage;

    public Leases(Database database, Duration time) {
        this.collection = database.collection(COLLECTION);
        this.timeNanos = time.toNanos();
    }

    /** The lease of that name; nothing is taken until somebody waits for it. */
    public Lease lease(String name) {
        lock.lock();
        try {
            return leases.computeIfAbsent(name, key -> new Lease(this, key));
        } finally {
            lock.unlock();
        }
    }

    /** Starts renewing and contending. */
    public void start() {
        lock.lock();
        try {
            if (running) {
                return;
            }
            running = true;
            stopped = false;
            // A platform thread: renewals must not queue behind a crowd of virtual threads on a busy machine.
            keeper = Thread.ofPlatform().daemon().name("leases").start(this::keep);
        } finally {
            lock.unlock();
        }
    }

    /** Stops and gives back what is still held. */
    public void stop() {
        Thread stopping = halt();
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(Duration.ofNanos(timeNanos));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        held().values().forEach(LeaseTerm::release);
    }

    /** Stops without giving anything back, as a crash does. */
    @Nullable Thread halt() {
        lock.lock();
        try {
            running = false;
            stopped = true;
            Thread stopping = keeper;
            keeper = null;
            wanted.signalAll();
            taken.signalAll();
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    @Nullable LeaseTerm await(Lease lease, long limitNanos) throws InterruptedException {
        LeaseTerm orphan = null;
        lock.lockInterruptibly();
        lease.waiting(1);
        try {
            lookNow = true;
            wanted.signalAll();
            long remaining = limitNanos;
            LeaseTerm term = lease.held();
            while (term == null && remaining > 0 && !stopped) {
                remaining = taken.awaitNanos(remaining);
                term = lease.held();
            }
            return term;
        } catch (InterruptedException interrupted) {
            orphan = lease.held();
            throw interrupted;
        } finally {
            lease.waiting(-1);
            lock.unlock();
            if (orphan != null) {
                orphan.release();
            }
        }
    }

    private void keep() {
        while (isRunning()) {
            try {
                renew();
                contend();
                if (outage) {
                    outage = false;
                    log.info("leases are renewed again");
                }
            } catch (RuntimeException failure) {
                if (!outage) {
                    outage = true;
                    log.warn("leases cannot be renewed; trying on: {}", failure.toString());
                }
            }
            pause();
        }
    }

    private void renew() {
        Map<String, LeaseTerm> terms = held();
        if (terms.isEmpty()) {
            return;
        }
        long before = System.nanoTime();
        long renewed = collection
                .updateMany(
                        Filters.and(Filters.in("_id", terms.keySet()), Filters.eq("holder", holder)),
                        Updates.combine(Updates.inc("beat", 1L), Updates.currentDate("renewedAt")))
                .getMatchedCount();
        Map<String, BsonDocument> documents = renewed == terms.size() ? Map.of() : read(terms.keySet());
        terms.forEach((name, term) -> {
            if (renewed == terms.size() || isOwn(documents.get(name), term.epoch())) {
                term.extend(before + timeNanos / 10 * 9);
            } else if (!term.isOver()) {
                log.warn("lease {} epoch {} was taken over by another instance", name, term.epoch());
                term.end();
            }
        });
    }

    private boolean isOwn(@Nullable BsonDocument document, long epoch) {
        return document != null
                && document.getNumber("epoch").longValue() == epoch
                && document.getString("holder", new BsonString("")).getValue().equals(holder);
    }

    private void contend() {
        List<Lease> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        Map<String, BsonDocument> documents =
                read(missing.stream().map(Lease::name).toList());
        for (Lease lease : missing) {
            BsonDocument document = documents.get(lease.name());
            contend(lease, document == null ? create(lease.name()) : document);
        }
    }

    private void contend(Lease lease, BsonDocument document) {
        long epoch = document.getNumber("epoch").longValue();
        long beat = document.getNumber("beat").longValue();
        // Our own name without a term: our take-over succeeded, but its answer was lost.
        boolean free = !document.containsKey("holder")
                || document.getString("holder").getValue().equals(holder);
        if (!free && !isRunOut(lease, epoch, beat)) {
            return;
        }
        long before = System.nanoTime();
        long won = collection
                .updateOne(
                        Filters.and(
                                Filters.eq("_id", lease.name()), Filters.eq("epoch", epoch), Filters.eq("beat", beat)),
                        Updates.combine(
                                Updates.set("holder", holder),
                                Updates.inc("epoch", 1L),
                                Updates.inc("beat", 1L),
                                Updates.currentDate("renewedAt")))
                .getMatchedCount();
        if (won == 1) {
            take(lease, new LeaseTerm(collection, lease.name(), holder, epoch + 1, before + timeNanos / 10 * 9), free);
        }
    }

    private boolean isRunOut(Lease lease, long epoch, long beat) {
        lock.lock();
        try {
            return lease.unchangedNanos(epoch, beat, System.nanoTime()) >= timeNanos / 10 * 11;
        } finally {
            lock.unlock();
        }
    }

    private void take(Lease lease, LeaseTerm term, boolean free) {
        boolean needed;
        lock.lock();
        try {
            // Whoever waited may have given up meanwhile: a lease that nobody works under is given back.
            needed = running && lease.isWanted();
            if (needed) {
                lease.hold(term);
                taken.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (!needed) {
            term.release();
        } else if (free) {
            log.debug("lease {} taken, epoch {}", lease.name(), term.epoch());
        } else {
            log.info("lease {} ran out and was taken over, epoch {}", lease.name(), term.epoch());
        }
    }

    private BsonDocument create(String name) {
        BsonDocument document = new BsonDocument("_id", new BsonString(name))
                .append("epoch", new BsonInt64(0))
                .append("beat", new BsonInt64(0));
        try {
            collection.insertOne(document);
        } catch (MongoWriteException failure) {
            if (!Database.isDuplicateKey(failure)) {
                throw failure;
            }
            // Another instance made it first; if it also took it, our take-over of epoch 0 does not match.
        }
        return document;
    }

    /** The stored leases of those names, with the fields kept beside them; those never taken are missing. */
    public Map<String, BsonDocument> read(Iterable<String> names) {
        Map<String, BsonDocument> documents = new HashMap<>();
        collection
                .find(Filters.in("_id", names))
                .forEach(document -> documents.put(document.getString("_id").getValue(), document));
        return documents;
    }

    private Map<String, LeaseTerm> held() {
        lock.lock();
        try {
            Map<String, LeaseTerm> terms = new HashMap<>();
            for (Lease lease : leases.values()) {
                LeaseTerm term = lease.held();
                if (term != null) {
                    terms.put(lease.name(), term);
                }
            }
            return terms;
        } finally {
            lock.unlock();
        }
    }

    private List<Lease> missing() {
        lock.lock();
        try {
            return new ArrayList<>(
                    leases.values().stream().filter(Lease::isWanted).toList());
        } finally {
            lock.unlock();
        }
    }

    private boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            long remaining = timeNanos / 5;
            while (running && !lookNow && remaining > 0) {
                remaining = wanted.awaitNanos(remaining);
            }
            lookNow = false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }
}
