package org.steward.platform.document;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the store needs to know of one kind of aggregate. Ids are unique over all types of a service: the journal knows an
 * event by aggregate id and sequence.
 *
 * @param name singular, as in ids and event types ({@code account})
 * @param collection plural, the collection ({@code accounts})
 * @param stateClass the immutable state, mapped by Jackson
 * @param nextDueAt when the aggregate wants to be woken by the timer, or null
 */
public record AggregateType<S>(
        String name, String collection, Class<S> stateClass, Function<S, @Nullable Instant> nextDueAt) {

    /** An aggregate that never waits for a time. */
    public static <S> AggregateType<S> of(String name, String collection, Class<S> stateClass) {
        return new AggregateType<>(name, collection, stateClass, state -> null);
    }
}
