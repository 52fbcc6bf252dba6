package org.steward.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

/**
 * All views and reactions of a service process: process, then commit; an outage is waited out, a key that cannot go on
 * is parked, a view is made anew beside the one that serves.
 */
public final class ProjectionWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProjectionWorker.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,59}");
    private static final long TENDING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final WorkerParts parts;
    private final List<ViewGroup> groups;
    private final List<Follower> reactions = new ArrayList<>();
    private final Parking parking;
    private final Freshness freshness;
    private volatile boolean running;
    private volatile long parkedKeys;
    private @Nullable Thread tending;

    /** Nothing runs before {@link #start}; throws when names are not unique or views of one group follow two services. */
    public ProjectionWorker(
            ProjectionSettings settings,
            Database database,
            Clock clock,
            MeterRegistry meters,
            List<Projection<?>> projections,
            List<Reaction> reactions) {
        this.parts = new WorkerParts(
                settings,
                database,
                new ConsumerFactory(settings),
                new Generations(database),
                new ParkedStore(database, clock),
                WorkerParts.retry(settings),
                new WorkerMeters(meters, settings.service()));
        checkNames(projections, reactions);
        this.groups = groups(projections);
        List<Parking.Member> members = new ArrayList<>();
        projections.forEach(projection -> members.add(member(projection)));
        for (Reaction reaction : reactions) {
            ReactionTarget target = new ReactionTarget(
                    reaction, parts.parking(), parts.retry(), settings.pace().parallelReactions(), parts.meters());
            members.add(new Parking.Member(reaction.name(), null, (lane, key, waiting) -> target.resume(waiting)));
            this.reactions.add(
                    new Follower(settings.groupId(reaction.name()), parts.consumers(), target, parts.meters()));
        }
        this.parking = new Parking(parts.parking(), parts.generations(), members);
        this.freshness = new Freshness(parts, groups);
        parts.meters().parkedKeys(() -> parkedKeys);
    }

    /** The indexes of what is parked; those of a view are made with its generation. */
    public static List<IndexSpec> indexes() {
        return ParkedStore.indexes();
    }

    private static void checkNames(List<Projection<?>> projections, List<Reaction> reactions) {
        Set<String> names = new HashSet<>();
        List<String> all = new ArrayList<>();
        projections.forEach(projection -> all.add(projection.name()));
        reactions.forEach(reaction -> all.add(reaction.name()));
        for (String name : all) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("view or reaction '" + name + "': expected a name like " + NAME);
            }
            if (!names.add(name)) {
                throw new IllegalArgumentException("two views or reactions are called '" + name + "'");
            }
        }
    }

    private List<ViewGroup> groups(List<Projection<?>> projections) {
        Map<String, List<Projection<?>>> byGroup = new LinkedHashMap<>();
        for (Projection<?> projection : projections) {
            List<Projection<?>> group = byGroup.computeIfAbsent(projection.group(), name -> new ArrayList<>());
            if (!group.isEmpty() && !group.getFirst().service().equals(projection.service())) {
                throw new IllegalArgumentException("views " + group.getFirst().name() + " and " + projection.name()
                        + " of group '" + projection.group() + "' follow two services; expected one");
            }
            group.add(projection);
        }
        List<ViewGroup> made = new ArrayList<>();
        byGroup.forEach((name, members) -> made.add(new ViewGroup(name, members, parts)));
        return List.copyOf(made);
    }

    private <V> Parking.Member member(Projection<V> projection) {
        return new Parking.Member(
                projection.name(), projection.group(), (lane, key, waiting) -> parts.rows(projection, lane.generation())
                        .apply(Map.of(key, waiting))
                        .get(key));
    }

    /** Begins; returns at once, whether or not database and broker are there. */
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        reactions.forEach(Follower::start);
        tending = Thread.ofVirtual().name(parts.settings().service() + "-views").start(this::tend);
        freshness.start();
    }

    /** Finishes the steps under way and gives the partitions back, so that the next instance goes on at once. */
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        reactions.forEach(Follower::stop);
        freshness.stop();
        Thread stopping = tending;
        try {
            if (stopping != null) {
                LockSupport.unpark(stopping);
                stopping.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        groups.forEach(ViewGroup::stop);
        groups.forEach(ViewGroup::join);
        reactions.forEach(Follower::join);
        freshness.join();
    }

    @Override
    public void close() {
        stop();
    }

    /** Parked keys, of any instance. */
    public Parking parking() {
        return parking;
    }

    /** How fresh the views of the service with heartbeats are. */
    public Freshness freshness() {
        return freshness;
    }

    /**
     * Makes the views of a group anew, from the first event, beside the ones that serve; they serve when they have
     * caught up. Whoever runs the group anywhere takes part.
     *
     * @param name of the group, or of one of its views
     * @return the number of the new generation
     */
    public long rebuild(String name) {
        for (ViewGroup group : groups) {
            if (group.name().equals(name)
                    || group.projections().stream()
                            .anyMatch(projection -> projection.name().equals(name))) {
                return group.build().building();
            }
        }
        throw new IllegalArgumentException("no views '" + name + "' here; expected one of "
                + groups.stream().map(ViewGroup::name).toList());
    }

    /** The groups of views, and which generation of them serves. */
    public List<ViewState> views() {
        return groups.stream()
                .map(group -> parts.generations().find(group.name()))
                .filter(state -> state != null)
                .map(state -> new ViewState(
                        state.group(),
                        state.liveMembers(),
                        state.live(),
                        state.building() == 0 ? null : state.building()))
                .toList();
    }

    private void tend() {
        Map<ViewGroup, Backoff> backoffs = new LinkedHashMap<>();
        groups.forEach(group -> backoffs.put(group, new Backoff(log, "views " + group.name())));
        while (running) {
            backoffs.forEach((group, backoff) -> {
                try {
                    if (running) {
                        group.tend();
                        backoff.over();
                    }
                } catch (RuntimeException failure) {
                    backoff.failed(failure);
                }
            });
            countParked();
            LockSupport.parkNanos(TENDING_NANOS);
        }
    }

    private void countParked() {
        try {
            parkedKeys = parts.parking().count();
        } catch (RuntimeException failure) {
            log.debug("parked keys could not be counted", failure);
        }
    }
}
