package org.steward.platform.projection;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/** What an administrator does about parked keys: look, try again, give up; on any instance of the service. */
public final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final int MAX_ROUNDS = 50;
    private static final int SLICE = 500;

    private final ParkedStore store;
    private final Generations generations;
    private final Map<String, Member> members;

    Parking(ParkedStore store, Generations generations, List<Member> members) {
        this.store = store;
        this.generations = generations;
        this.members = members.stream().collect(java.util.stream.Collectors.toMap(Member::name, member -> member));
    }

    /**
     * A view or a reaction, as far as parking goes.
     *
     * @param group of the view, or null for a reaction
     */
    record Member(String name, @Nullable String group, Resume resume) {}

    /** Applies the messages of one key, in order; null when all were, else where it stopped. */
    interface Resume {
        @Nullable Stopped apply(Lane lane, String key, List<Delivery> waiting);
    }

    /** The parked keys, the oldest first. */
    public List<ParkedKey> list(int limit) {
        return store.keys(Filters.empty(), limit).stream().map(this::parkedKey).toList();
    }

    /** The parked key, or null when it is not parked (any more). */
    public @Nullable ParkedKey find(String id) {
        List<BsonDocument> found = store.keys(Filters.eq("_id", id), 1);
        return found.isEmpty() ? null : parkedKey(found.getFirst());
    }

    /** Whether the aggregate's events wait in the serving generation of a view, or in a reaction. */
    public boolean isParked(String member, String key) {
        Member known = members.get(member);
        if (known == null) {
            throw new IllegalArgumentException(
                    "no view or reaction '" + member + "' here; expected one of " + members.keySet());
        }
        Lane lane = new Lane(member, known.group() == null ? 0 : generations.live(known.group()));
        return !store.parkedOf(lane, List.of(key)).isEmpty();
    }

    /** What was given up, the latest first. */
    public List<DiscardedEvent> discarded(int limit) {
        return store.discarded(limit);
    }

    /**
     * Tries the waiting messages again, in order, up to the first that fails.
     *
     * @return whether the key is free: nothing of it waits any more
     */
    public boolean retry(String id) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<BsonDocument> found = store.keys(Filters.eq("_id", id), 1);
            if (found.isEmpty()) {
                return true;
            }
            BsonDocument parked = found.getFirst();
            List<Delivery> waiting = store.messages(id, SLICE);
            if (waiting.isEmpty()) {
                if (store.release(id, parked.getNumber("version").longValue())) {
                    log.info(
                            "{}: key {} is free",
                            lane(parked).member(),
                            parked.getString("key").getValue());
                    return true;
                }
                continue;
            }
            Stopped stopped = resume(parked, waiting);
            int done = waiting.size() - (stopped == null ? 0 : stopped.rest().size());
            waiting.subList(0, done).forEach(message -> store.remove(id, message));
            if (stopped != null) {
                store.note(id, stopped.reason(), stopped.error());
                return false;
            }
        }
        return false;
    }

    private @Nullable Stopped resume(BsonDocument parked, List<Delivery> waiting) {
        Lane lane = lane(parked);
        Member member = members.get(lane.member());
        if (member == null) {
            throw new RefusedException(Refusal.conflict(
                    "PARKED_MEMBER_UNKNOWN", Map.of("member", lane.member(), "known", members.keySet())));
        }
        return member.resume().apply(lane, parked.getString("key").getValue(), waiting);
    }

    /**
     * Gives up the message at fault, or, when events before it are missing, those; then tries the rest. On record for
     * ever, and heeded when the view is made anew.
     *
     * @param eventId the head of the key as the administrator saw it; another one is refused
     * @param by who decided
     * @return whether the key is free now
     */
    public boolean discard(String id, String eventId, String by, String why) {
        List<BsonDocument> found = store.keys(Filters.eq("_id", id), 1);
        if (found.isEmpty()) {
            throw new RefusedException(Refusal.notFound("parkedKey", id));
        }
        List<Delivery> waiting = store.messages(id, SLICE);
        String head = waiting.isEmpty() ? "none" : waiting.getFirst().eventId();
        if (!head.equals(eventId)) {
            throw new RefusedException(Refusal.conflict("PARKED_HEAD_CHANGED", Map.of("asked", eventId, "head", head)));
        }
        BsonDocument parked = found.getFirst();
        ParkReason reason = ParkReason.valueOf(parked.getString("reason").getValue());
        store.discard(lane(parked), waiting.getFirst(), reason, by, why);
        log.warn("{}: {} gave up {} ({})", lane(parked).member(), by, eventId, reason);
        return retry(id);
    }

    private static Lane lane(BsonDocument parked) {
        return new Lane(
                parked.getString("member").getValue(),
                parked.getNumber("generation").longValue());
    }

    private ParkedKey parkedKey(BsonDocument parked) {
        String id = parked.getString("_id").getValue();
        List<Delivery> first = new ArrayList<>(store.messages(id, 1));
        return new ParkedKey(
                id,
                parked.getString("member").getValue(),
                parked.getNumber("generation").longValue(),
                parked.getString("key").getValue(),
                ParkReason.valueOf(parked.getString("reason").getValue()),
                parked.getString("error").getValue(),
                store.waiting(id),
                Instant.ofEpochMilli(parked.getDateTime("parkedAt").getValue()),
                parked.containsKey("triedAt")
                        ? Instant.ofEpochMilli(parked.getDateTime("triedAt").getValue())
                        : null,
                first.isEmpty() ? null : head(first.getFirst()));
    }

    private static ParkedKey.Head head(Delivery message) {
        return new ParkedKey.Head(
                message.eventId(),
                message.event() == null
                        ? message.attribute("type")
                        : message.event().type(),
                message.record().topic(),
                message.record().partition(),
                message.record().offset());
    }
}
