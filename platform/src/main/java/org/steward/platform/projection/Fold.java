package org.steward.platform.projection;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Scope;

/** What a run of events of one key does to its row: pure, the gate and the projection's own fold together. */
final class Fold<V> {

    private final Projection<V> projection;
    private final Set<String> knownNames;

    Fold(Projection<V> projection) {
        this.projection = projection;
        this.knownNames =
                projection.eventTypes().stream().map(InboundEvent::nameOf).collect(Collectors.toSet());
    }

    /**
     * A row.
     *
     * @param sequence of the last event seen, 0 before the first
     */
    record Row<V>(
            long sequence,
            @Nullable Scope scope,
            @Nullable Instant asOf,
            @Nullable V view) {

        static <V> Row<V> none() {
            return new Row<>(0, null, null, null);
        }
    }

    /**
     * The row afterwards.
     *
     * @param passed events that moved the gate
     * @param stopped what could not be applied, or null
     */
    record Outcome<V>(
            Row<V> row,
            int passed,
            int duplicates,
            @Nullable Stopped stopped) {}

    /**
     * Applies the deliveries of one key in order, up to the first that cannot be.
     *
     * @param discarded what an administrator gave up, see {@link #discardKey}
     */
    Outcome<V> apply(Row<V> before, List<Delivery> deliveries, Set<String> discarded) {
        Row<V> row = before;
        int passed = 0;
        int duplicates = 0;
        for (int index = 0; index < deliveries.size(); index++) {
            Delivery delivery = deliveries.get(index);
            InboundEvent event = delivery.event();
            Step<V> step = event == null
                    ? Step.stop(ParkReason.MALFORMED, String.valueOf(delivery.fault()))
                    : step(row, event, discarded);
            ParkReason reason = step.reason();
            if (reason != null && !discarded.contains(discardKey(reason, delivery.eventId()))) {
                List<Delivery> rest = deliveries.subList(index, deliveries.size());
                return new Outcome<>(
                        row, passed, duplicates, new Stopped(List.copyOf(rest), reason, String.valueOf(step.error())));
            }
            if (event == null) {
                continue;
            }
            if (step.duplicate()) {
                duplicates++;
                continue;
            }
            passed++;
            row = new Row<>(
                    event.sequence(), row.scope() == null ? event.scope() : row.scope(), event.at(), step.view());
        }
        return new Outcome<>(row, passed, duplicates, null);
    }

    /** Under which name a discard is on record: giving up missing events is another thing than giving up this one. */
    static String discardKey(ParkReason reason, String eventId) {
        return (reason == ParkReason.GAP ? "before|" : "event|") + eventId;
    }

    private record Step<V>(
            @Nullable V view,
            boolean duplicate,
            @Nullable ParkReason reason,
            @Nullable String error) {

        static <V> Step<V> stop(ParkReason reason, String error) {
            return new Step<>(null, false, reason, error);
        }
    }

    private Step<V> step(Row<V> row, InboundEvent event, Set<String> discarded) {
        Gate gate = Gate.decide(row.sequence(), event.sequence());
        if (gate == Gate.DUPLICATE) {
            return new Step<>(row.view(), true, null, null);
        }
        if (gate == Gate.GAP && !discarded.contains(discardKey(ParkReason.GAP, event.id()))) {
            return Step.stop(
                    ParkReason.GAP,
                    "sequence " + event.sequence() + " after " + row.sequence() + ": expected " + (row.sequence() + 1));
        }
        if (discarded.contains(discardKey(ParkReason.FAILED, event.id()))) {
            return new Step<>(row.view(), false, null, null);
        }
        if (!projection.eventTypes().contains(event.type())) {
            return knownNames.contains(event.typeName())
                    ? Step.stop(
                            ParkReason.UNKNOWN_VERSION, event.type() + ": expected one of " + projection.eventTypes())
                    : new Step<>(row.view(), false, null, null);
        }
        try {
            return new Step<>(projection.apply(row.view(), event), false, null, null);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
            return Step.stop(ParkReason.FAILED, Failures.describe(failure));
        }
    }
}
