package org.steward.platform.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a pure decision: accepted with a new state and its events, unchanged, or refused with a reason. */
public sealed interface Decision<S> {

    /**
     * The command changes the aggregate.
     *
     * @param events at least one, records annotated with {@link EventType}
     * @param answer a small record the caller is answered with, now and on every retry; null answers id and version
     */
    record Accepted<S>(
            S state, List<Object> events, @Nullable Object answer) implements Decision<S> {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("an accepted command has at least one event; use unchanged()");
            }
        }

        /** The same decision with an answer for the caller. */
        public Accepted<S> answering(Object newAnswer) {
            return new Accepted<>(state, events, newAnswer);
        }
    }

    /** Nothing to do: the aggregate already is as the command wants it. Writes nothing. */
    record Unchanged<S>(@Nullable Object answer) implements Decision<S> {}

    /** Not done, and why. */
    record Refused<S>(Refusal refusal) implements Decision<S> {}

    static <S> Accepted<S> accept(S state, Object... events) {
        return new Accepted<>(state, List.of(events), null);
    }

    static <S> Accepted<S> accept(S state, List<?> events) {
        return new Accepted<>(state, List.copyOf(events), null);
    }

    static <S> Decision<S> unchanged() {
        return new Unchanged<>(null);
    }

    static <S> Decision<S> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
