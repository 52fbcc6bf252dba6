package org.steward.platform.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decider;
import org.steward.platform.command.Decision;
import org.steward.platform.command.EventType;
import org.steward.platform.document.AggregateType;

/** The smallest aggregate that can show a lost, doubled or misplaced event: a running total. */
public record Tally(long count, long total, @Nullable Instant dueAt) {

    public static final AggregateType<Tally> TYPE = new AggregateType<>("tally", "tallies", Tally.class, Tally::dueAt);
    public static final AggregateType<Tally> OTHER_WAITING =
            new AggregateType<>("waiter", "waiters", Tally.class, Tally::dueAt);
    public static final AggregateType<Tally> OTHER = AggregateType.of("counter", "counters", Tally.class);

    /** The total after the addition lets a reader see that nothing came in between. */
    @EventType("org.steward.test.tally.added.v1")
    public record Added(long amount, long totalAfter, String text) {}

    public record Total(long total) {}

    public static Decider<Tally> add(long amount) {
        return add(amount, "");
    }

    public static Decider<Tally> add(long amount, String text) {
        return (state, now) -> {
            Tally before = state == null ? new Tally(0, 0, null) : state;
            Tally after = new Tally(before.count() + 1, before.total() + amount, before.dueAt());
            return Decision.accept(after, new Added(amount, after.total(), text))
                    .answering(new Total(after.total()));
        };
    }
}
