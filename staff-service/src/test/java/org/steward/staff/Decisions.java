package org.steward.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Json;

/** Reads the outcome of a decision in tests, whichever of both ways it refuses. */
public final class Decisions {

    private Decisions() {}

    /** The refusal; fails when the decision accepts. */
    public static Refusal refusal(Supplier<? extends Decision<?>> decision) {
        try {
            Decision<?> made = decision.get();
            assertThat(made).isInstanceOf(Decision.Refused.class);
            return ((Decision.Refused<?>) made).refusal();
        } catch (RefusedException refused) {
            return refused.refusal();
        }
    }

    /** {@code CODE} or {@code CODE at field}. */
    public static String refused(Supplier<? extends Decision<?>> decision) {
        Refusal refusal = refusal(decision);
        return refusal.field() == null ? refusal.code() : refusal.code() + " at " + refusal.field();
    }

    /** The accepted decision; its state must survive being stored. */
    public static <S> Decision.Accepted<S> accepted(Decision<S> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Decision.Accepted<S> accepted = (Decision.Accepted<S>) decision;
        S state = accepted.state();
        assertThat(Json.fromBson(Json.toBson(state), state.getClass())).isEqualTo(state);
        return accepted;
    }

    /** The code of a refusal, {@code accepted} or {@code unchanged}: a cell of a state × command table. */
    public static String outcome(Supplier<? extends Decision<?>> decision) {
        try {
            return switch (decision.get()) {
                case Decision.Accepted<?> accepted -> "accepted";
                case Decision.Unchanged<?> unchanged -> "unchanged";
                case Decision.Refused<?> refused -> refused.refusal().code();
            };
        } catch (RefusedException refused) {
            return refused.refusal().code();
        }
    }
}
