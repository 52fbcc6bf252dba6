package org.steward.security.patrolroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.security.patrolroute.PatrolRoute.Status;

class PatrolRouteDecisionsTest {

    private static final List<Checkpoint> TWO = List.of(checkpoint("A"), checkpoint("B"));
    private static final PatrolRouteCommand DEFINE =
            new PatrolRouteCommand.Define("r-1", "s-1", "NIGHT", "Night round", TWO);

    private static Checkpoint checkpoint(String code) {
        return new Checkpoint("id-" + code, code, Checkpoint.Tag.QR, "Stairs " + code);
    }

    private static PatrolRoute after(PatrolRoute route, PatrolRouteCommand command) {
        Decision<PatrolRoute> decision = PatrolRouteDecisions.decide(route, command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        PatrolRoute after = ((Decision.Accepted<PatrolRoute>) decision).state();
        assertThat(Json.fromBson(Json.toBson(after), PatrolRoute.class)).isEqualTo(after);
        return after;
    }

    private static String code(PatrolRoute route, PatrolRouteCommand command) {
        return ((Decision.Refused<PatrolRoute>) PatrolRouteDecisions.decide(route, command))
                .refusal()
                .code();
    }

    private static PatrolRouteCommand change(List<Checkpoint> checkpoints) {
        return new PatrolRouteCommand.Change("Night round", checkpoints);
    }

    @Test
    void nothingButDefineMakesARoute() {
        assertThatThrownBy(() -> PatrolRouteDecisions.decide(null, change(TWO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PatrolRouteDecisions.decide(null, new PatrolRouteCommand.Retire()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyCommandInEveryState() {
        PatrolRoute active = after(null, DEFINE);
        assertThat(code(active, DEFINE)).isEqualTo("CODE_TAKEN");
        assertThat(PatrolRouteDecisions.decide(active, change(TWO))).isInstanceOf(Decision.Unchanged.class);
        assertThat(after(active, change(List.of(checkpoint("C")))).checkpoints())
                .hasSize(1);
        PatrolRoute retired = after(active, new PatrolRouteCommand.Retire());
        assertThat(retired.status()).isEqualTo(Status.RETIRED);
        assertThat(code(retired, DEFINE)).isEqualTo("CODE_TAKEN");
        assertThat(code(retired, change(TWO))).isEqualTo("ROUTE_RETIRED");
        assertThat(PatrolRouteDecisions.decide(retired, new PatrolRouteCommand.Retire()))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aRouteHasOneToAHundredCheckpointsEachOnce() {
        PatrolRoute active = after(null, DEFINE);
        List<Checkpoint> tooMany = IntStream.rangeClosed(0, 100)
                .mapToObj(number -> checkpoint("C" + number))
                .toList();
        for (List<Checkpoint> wrong : List.of(List.<Checkpoint>of(), tooMany)) {
            assertThat(code(null, new PatrolRouteCommand.Define("r", "s", "C", "n", wrong)))
                    .isEqualTo("CHECKPOINTS_OUT_OF_RANGE");
            assertThat(code(active, change(wrong))).isEqualTo("CHECKPOINTS_OUT_OF_RANGE");
        }
        List<Checkpoint> twice = List.of(checkpoint("A"), checkpoint("B"), checkpoint("A"));
        Decision<PatrolRoute> decision = PatrolRouteDecisions.decide(active, change(twice));
        assertThat(((Decision.Refused<PatrolRoute>) decision).refusal().field()).isEqualTo("checkpoints[2].code");
    }
}
