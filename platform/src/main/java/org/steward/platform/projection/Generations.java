package org.steward.platform.projection;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;

/**
 * Which generation of a group of views serves, and which is being made: {@code {_id: group, live, last, building?,
 * members: {g1: [view@version]}, retired: [generation]}}.
 */
final class Generations {

    static final String COLLECTION = "projections";
    private static final long CACHE_NANOS = 500_000_000L;

    private final MongoCollection<BsonDocument> collection;
    private final ConcurrentHashMap<String, Cached> live = new ConcurrentHashMap<>();

    private record Cached(long generation, long readAtNanos) {}

    /**
     * The generations of a group.
     *
     * @param building 0 when none is being made
     * @param retired not read any more, not dropped yet
     */
    record State(
            String group,
            long live,
            long building,
            List<String> liveMembers,
            List<String> buildingMembers,
            List<Long> retired) {}

    Generations(Database database) {
        this.collection = database.collection(COLLECTION);
    }

    static String collectionName(String projection, long generation) {
        return projection + "_g" + generation;
    }

    /** The serving generation, as it was within the last half second; 0 before the first start of its worker. */
    long live(String group) {
        Cached cached = live.get(group);
        if (cached != null && System.nanoTime() - cached.readAtNanos() < CACHE_NANOS) {
            return cached.generation();
        }
        State state = find(group);
        long generation = state == null ? 0 : state.live();
        live.put(group, new Cached(generation, System.nanoTime()));
        return generation;
    }

    /** The group's generations; a new group has its first, serving while it is filled. */
    State open(String group, List<String> members) {
        State state = find(group);
        if (state != null) {
            return state;
        }
        try {
            collection.insertOne(new BsonDocument("_id", new BsonString(group))
                    .append("live", new BsonInt64(1))
                    .append("last", new BsonInt64(1))
                    .append("members", new BsonDocument("g1", array(members)))
                    .append("retired", new BsonArray()));
        } catch (MongoWriteException failure) {
            if (!Database.isDuplicateKey(failure)) {
                throw failure;
            }
        }
        live.remove(group);
        State opened = find(group);
        if (opened == null) {
            throw new IllegalStateException(group + ": its document in " + COLLECTION + " vanished");
        }
        return opened;
    }

    @Nullable State find(String group) {
        BsonDocument found = collection.find(Filters.eq("_id", group)).first();
        if (found == null) {
            return null;
        }
        long serving = number(found, "live");
        long building = number(found, "building");
        return new State(
                group,
                serving,
                building,
                members(found, serving),
                members(found, building),
                found.getArray("retired").stream()
                        .map(generation -> generation.asNumber().longValue())
                        .toList());
    }

    /** The views of a generation, whoever made it. */
    List<String> views(String group, long generation) {
        BsonDocument found = collection.find(Filters.eq("_id", group)).first();
        return found == null
                ? List.of()
                : members(found, generation).stream()
                        .map(member -> member.substring(0, member.lastIndexOf('@')))
                        .toList();
    }

    /** Begins the next generation; one that is being made already is given up. Returns its number. */
    long build(String group, List<String> members) {
        while (true) {
            BsonDocument found = collection.find(Filters.eq("_id", group)).first();
            if (found == null) {
                throw new IllegalStateException(group + ": its document in " + COLLECTION + " vanished");
            }
            long last = number(found, "last");
            long building = number(found, "building");
            long next = last + 1;
            boolean begun = collection
                            .updateOne(
                                    Filters.and(Filters.eq("_id", group), Filters.eq("last", last)),
                                    Updates.combine(
                                            Updates.set("last", next),
                                            Updates.set("building", next),
                                            Updates.set("members.g" + next, array(members)),
                                            building == 0
                                                    ? Updates.set("retired", found.getArray("retired"))
                                                    : Updates.push("retired", building)))
                            .getMatchedCount()
                    == 1;
            if (begun) {
                return next;
            }
        }
    }

    /** From now on {@code state.building} serves; false when another was faster. */
    boolean switchOver(State state) {
        boolean switched = collection
                        .updateOne(
                                Filters.and(Filters.eq("_id", state.group()), Filters.eq("building", state.building())),
                                Updates.combine(
                                        Updates.set("live", state.building()),
                                        Updates.unset("building"),
                                        Updates.push("retired", state.live())))
                        .getModifiedCount()
                == 1;
        live.remove(state.group());
        return switched;
    }

    /** The generation's collections are gone. */
    void dropped(String group, long generation) {
        collection.updateOne(
                Filters.eq("_id", group),
                Updates.combine(Updates.pull("retired", generation), Updates.unset("members.g" + generation)));
    }

    private static List<String> members(BsonDocument found, long generation) {
        BsonValue members = found.getDocument("members").get("g" + generation);
        return members == null
                ? List.of()
                : members.asArray().stream()
                        .map(member -> member.asString().getValue())
                        .toList();
    }

    private static BsonArray array(List<String> texts) {
        return new BsonArray(texts.stream().map(BsonString::new).toList());
    }

    private static long number(BsonDocument found, String member) {
        return found.containsKey(member) ? found.getNumber(member).longValue() : 0;
    }
}
