package org.steward.platform.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.IndexSpec;

/**
 * The views of one group: a consumer for the generation that serves, one more for the generation being made, the switch
 * when that one has caught up, and the end of the old one.
 */
final class ViewGroup {

    private static final Logger log = LoggerFactory.getLogger(ViewGroup.class);

    /** Longer than any reader holds on to a generation that does not serve any more. */
    private static final long RETIREMENT_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** A generation serves when it is no further behind than this. */
    private static final Duration CATCH_UP = Duration.ofMillis(500);

    private final String name;
    private final List<Projection<?>> projections;
    private final List<String> members;
    private final Set<String> topics;
    private final WorkerParts parts;
    private final Map<Long, Follower> followers = new LinkedHashMap<>();
    private final Map<Long, Long> retiredSeenAtNanos = new HashMap<>();
    private boolean checkedMembers;

    ViewGroup(String name, List<Projection<?>> projections, WorkerParts parts) {
        this.name = name;
        this.projections = List.copyOf(projections);
        this.parts = parts;
        this.members = projections.stream()
                .map(projection -> projection.name() + '@' + projection.version())
                .sorted()
                .toList();
        Set<String> followed = new HashSet<>();
        projections.forEach(projection -> followed.add(ProjectionSettings.topic(projection.service())));
        this.topics = Set.copyOf(followed);
    }

    String name() {
        return name;
    }

    List<Projection<?>> projections() {
        return projections;
    }

    /** Whether it fills a view from this service's events. */
    boolean follows(String service) {
        return topics.contains(ProjectionSettings.topic(service));
    }

    Set<String> topics() {
        return topics;
    }

    /** The consumer group that fills the serving generation; the same on every instance. */
    String servingConsumerGroup() {
        return consumerGroup(parts.generations().live(name));
    }

    private String consumerGroup(long generation) {
        return parts.settings().groupId(name + "-g" + generation);
    }

    /** Brings what runs here in line with what the database says; called every second by one thread. */
    void tend() {
        Generations.State state = parts.generations().open(name, members);
        if (!checkedMembers) {
            if (!state.liveMembers().equals(members) && !state.buildingMembers().equals(members)) {
                log.info("views {} were {}, are {} now: made anew", name, state.liveMembers(), members);
                state = build();
            }
            checkedMembers = true;
        }
        Set<Long> wanted = new HashSet<>();
        // A generation with other views, or other folds, is another release's to fill.
        if (state.liveMembers().equals(members)) {
            wanted.add(state.live());
        }
        if (state.building() > 0 && state.buildingMembers().equals(members)) {
            wanted.add(state.building());
        }
        stopAllBut(wanted);
        wanted.forEach(generation -> followers.computeIfAbsent(generation, this::follow));
        if (followers.containsKey(state.building()) && isCaughtUp(state) && !parksMore(state)) {
            if (parts.generations().switchOver(state)) {
                log.info("views {}: generation {} serves, was {}", name, state.building(), state.live());
            }
        }
        dropRetired(state);
    }

    /** Begins a new generation of every view of the group. */
    Generations.State build() {
        parts.generations().open(name, members);
        parts.generations().build(name, members);
        return parts.generations().open(name, members);
    }

    private Follower follow(long generation) {
        List<IndexSpec> indexes = new ArrayList<>();
        List<ViewRows<?>> views = new ArrayList<>();
        for (Projection<?> projection : projections) {
            indexes.addAll(ViewRows.indexes(projection, generation));
            views.add(parts.rows(projection, generation));
        }
        IndexSpec.ensure(parts.database(), indexes);
        Follower follower = new Follower(
                consumerGroup(generation),
                parts.consumers(),
                new ViewTarget(topics, views, parts.parking(), parts.meters()),
                parts.meters());
        follower.start();
        return follower;
    }

    private void stopAllBut(Set<Long> wanted) {
        List<Follower> ended = new ArrayList<>();
        followers.entrySet().removeIf(entry -> {
            boolean unwanted = !wanted.contains(entry.getKey());
            if (unwanted) {
                ended.add(entry.getValue());
            }
            return unwanted;
        });
        ended.forEach(Follower::stop);
        ended.forEach(Follower::join);
    }

    private boolean isCaughtUp(Generations.State state) {
        try (KafkaConsumer<String, byte[]> asking = parts.consumers().open(consumerGroup(state.building()))) {
            return Positions.reached(asking, Positions.ends(asking, topics), CATCH_UP);
        }
    }

    /** A fold that fails where the serving one did not would replace good rows by none: somebody has to look first. */
    private boolean parksMore(Generations.State state) {
        for (Projection<?> projection : projections) {
            Set<String> parked = parts.parking().parkedKeys(new Lane(projection.name(), state.building()));
            parked.removeAll(parts.parking().parkedKeys(new Lane(projection.name(), state.live())));
            if (!parked.isEmpty()) {
                log.warn(
                        "views {}: generation {} does not serve yet, {} parks {} keys that generation {} does not",
                        name,
                        state.building(),
                        projection.name(),
                        parked.size(),
                        state.live());
                return true;
            }
        }
        return false;
    }

    private void dropRetired(Generations.State state) {
        long now = System.nanoTime();
        retiredSeenAtNanos.keySet().retainAll(state.retired());
        for (long generation : state.retired()) {
            long seen = retiredSeenAtNanos.computeIfAbsent(generation, first -> now);
            if (now - seen >= RETIREMENT_NANOS) {
                for (String view : parts.generations().views(name, generation)) {
                    parts.database()
                            .unbounded(Generations.collectionName(view, generation))
                            .drop();
                    parts.parking().forget(new Lane(view, generation));
                }
                parts.generations().dropped(name, generation);
                log.info("views {}: generation {} is gone", name, generation);
            }
        }
    }

    void stop() {
        followers.values().forEach(Follower::stop);
    }

    void join() {
        followers.values().forEach(Follower::join);
        followers.clear();
    }
}
