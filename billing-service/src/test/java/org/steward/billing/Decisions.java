package org.steward.billing;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;

/** Decisions taken apart, and the table of every command in every state that each aggregate is held to. */
public final class Decisions {

    private Decisions() {}

    /** {@code accepted}, {@code unchanged}, or the code of the refusal. */
    public static String code(Decision<?> decision) {
        return switch (decision) {
            case Decision.Accepted<?> ignored -> "accepted";
            case Decision.Unchanged<?> ignored -> "unchanged";
            case Decision.Refused<?> refused -> refused.refusal().code();
        };
    }

    /** The new state; an error that shows the refusal otherwise. */
    public static <S> S after(Decision<S> decision) {
        if (decision instanceof Decision.Accepted<S> accepted) {
            return accepted.state();
        }
        throw new AssertionError("expected accepted, was " + decision);
    }

    /** The only event, of that type. */
    public static <E> E event(Decision<?> decision, Class<E> type) {
        if (decision instanceof Decision.Accepted<?> accepted) {
            return type.cast(accepted.events().getFirst());
        }
        throw new AssertionError("expected accepted, was " + decision);
    }

    /** Code and field of a refusal. */
    public static String refused(Decision<?> decision) {
        if (decision instanceof Decision.Refused<?> refused) {
            Refusal refusal = refused.refusal();
            return refusal.field() == null ? refusal.code() : refusal.code() + " at " + refusal.field();
        }
        throw new AssertionError("expected refused, was " + decision);
    }

    /**
     * One test per command and state.
     *
     * @param states by name; {@code missing} is null without being given
     * @param expected per state and command, the code
     */
    public static <S> Stream<DynamicTest> table(
            Map<String, S> states,
            Map<String, Function<@Nullable S, Decision<S>>> commands,
            Map<String, Map<String, String>> expected) {
        Assertions.assertThat(expected.keySet()).containsAll(states.keySet());
        expected.values().forEach(row -> Assertions.assertThat(row.keySet()).isEqualTo(commands.keySet()));
        return expected.entrySet().stream().flatMap(state -> state.getValue().entrySet().stream()
                .map(cell -> DynamicTest.dynamicTest(
                        cell.getKey() + " when " + state.getKey() + ": " + cell.getValue(), () -> Assertions.assertThat(
                                        code(commands.get(cell.getKey()).apply(states.get(state.getKey()))))
                                .isEqualTo(cell.getValue()))));
    }
}
