package org.steward.platform.projection;

import io.github.resilience4j.retry.Retry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reaction: several keys at once, each in order. */
final class ReactionTarget implements Target {

    private static final Logger log = LoggerFactory.getLogger(ReactionTarget.class);

    private final Reaction reaction;
    private final Lane lane;
    private final Set<String> knownNames;
    private final ParkedStore parking;
    private final Retry retry;
    private final Semaphore places;
    private final WorkerMeters meters;

    ReactionTarget(Reaction reaction, ParkedStore parking, Retry retry, int parallel, WorkerMeters meters) {
        this.reaction = reaction;
        this.lane = Lane.of(reaction);
        this.knownNames =
                reaction.eventTypes().stream().map(InboundEvent::nameOf).collect(Collectors.toSet());
        this.parking = parking;
        this.retry = retry;
        this.places = new Semaphore(parallel);
        this.meters = meters;
    }

    @Override
    public Set<String> topics() {
        return Set.of(ProjectionSettings.topic(reaction.service()));
    }

    private boolean concerns(Delivery delivery) {
        InboundEvent event = delivery.event();
        if (event != null) {
            return event.service().equals(reaction.service()) && knownNames.contains(event.typeName());
        }
        String type = delivery.attribute("type");
        return type == null || knownNames.contains(InboundEvent.nameOf(type));
    }

    @Override
    public Result apply(List<Delivery> batch, BooleanSupplier running) {
        Map<String, List<Delivery>> byKey = new LinkedHashMap<>();
        for (Delivery delivery : batch) {
            if (concerns(delivery)) {
                byKey.computeIfAbsent(delivery.key(), key -> new ArrayList<>()).add(delivery);
            }
        }
        if (byKey.isEmpty()) {
            return Result.DONE;
        }
        Set<String> parked = parking.parkedOf(lane, byKey.keySet());
        Queue<Delivery> unfinished = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable Throwable> outage = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byKey.forEach((key, deliveries) -> threads.execute(() -> {
                places.acquireUninterruptibly();
                try {
                    inOrder(key, deliveries, parked.contains(key), running, unfinished);
                } catch (Throwable failure) {
                    // Nothing is lost: what this key had left is unfinished, and is delivered again.
                    outage.compareAndSet(null, failure);
                } finally {
                    places.release();
                }
            }));
        }
        return new Result(List.copyOf(unfinished), outage.get());
    }

    private void inOrder(
            String key,
            List<Delivery> deliveries,
            boolean parked,
            BooleanSupplier running,
            Queue<Delivery> unfinished) {
        int done = 0;
        try {
            if (parked && parking.append(lane, key, deliveries)) {
                done = deliveries.size();
                return;
            }
            for (; done < deliveries.size() && running.getAsBoolean(); done++) {
                Stopped stopped = react(deliveries.subList(done, deliveries.size()));
                if (stopped != null) {
                    park(key, stopped);
                    done = deliveries.size();
                    return;
                }
            }
        } finally {
            unfinished.addAll(deliveries.subList(done, deliveries.size()));
        }
    }

    /** Reacts to the first of {@code waiting}; null when that went well. */
    private @Nullable Stopped react(List<Delivery> waiting) {
        Delivery first = waiting.getFirst();
        InboundEvent event = first.event();
        ParkReason reason;
        String error;
        if (event == null) {
            reason = ParkReason.MALFORMED;
            error = String.valueOf(first.fault());
        } else if (!reaction.eventTypes().contains(event.type())) {
            reason = ParkReason.UNKNOWN_VERSION;
            error = event.type() + ": expected one of " + reaction.eventTypes();
        } else {
            try {
                retry.executeRunnable(() -> reaction.on(event));
                meters.applied(reaction.name(), 1);
                return null;
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
                if (Failures.isTransient(failure)) {
                    throw failure;
                }
                log.debug("reaction {} failed at {}", reaction.name(), event.id(), failure);
                reason = ParkReason.FAILED;
                error = Failures.describe(failure);
            }
        }
        return parking.isDiscarded(lane, reason, first.eventId())
                ? null
                : new Stopped(List.copyOf(waiting), reason, error);
    }

    private void park(String key, Stopped stopped) {
        meters.parked(reaction.name());
        log.warn(
                "{} parks key {} at {}: {} {}; {} of its messages wait",
                reaction.name(),
                key,
                stopped.rest().getFirst().eventId(),
                stopped.reason(),
                stopped.error(),
                stopped.rest().size());
        parking.park(lane, key, stopped);
    }

    /** Reacts to the messages of one key, in order, up to the first that fails; null when none did. */
    @Nullable Stopped resume(List<Delivery> waiting) {
        for (int done = 0; done < waiting.size(); done++) {
            Stopped stopped = react(waiting.subList(done, waiting.size()));
            if (stopped != null) {
                return stopped;
            }
        }
        return null;
    }
}
