package org.steward.security.guardpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.security.guardpost.GuardPost.Details;
import org.steward.security.guardpost.GuardPost.Status;

class GuardPostDecisionsTest {

    private static final Details GATE = new Details("North gate", "by the pond", 2);
    private static final GuardPostCommand DEFINE = new GuardPostCommand.Define("p-1", "s-1", "G1", GATE);

    private static GuardPost after(GuardPost post, GuardPostCommand command) {
        Decision<GuardPost> decision = GuardPostDecisions.decide(post, command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        GuardPost after = ((Decision.Accepted<GuardPost>) decision).state();
        assertThat(Json.fromBson(Json.toBson(after), GuardPost.class)).isEqualTo(after);
        return after;
    }

    private static String code(Decision<GuardPost> decision) {
        return ((Decision.Refused<GuardPost>) decision).refusal().code();
    }

    @Test
    void nothingButDefineMakesAPost() {
        assertThatThrownBy(() -> GuardPostDecisions.decide(null, new GuardPostCommand.Retire()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GuardPostDecisions.decide(null, new GuardPostCommand.Reinstate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GuardPostDecisions.decide(null, new GuardPostCommand.Change(GATE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anActivePostIsChangedOrRetired() {
        GuardPost post = after(null, DEFINE);
        assertThat(code(GuardPostDecisions.decide(post, DEFINE))).isEqualTo("CODE_TAKEN");
        assertThat(after(post, new GuardPostCommand.Change(new Details("Gate", "pond", 3)))
                        .details()
                        .requiredGuards())
                .isEqualTo(3);
        assertThat(GuardPostDecisions.decide(post, new GuardPostCommand.Change(GATE)))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(GuardPostDecisions.decide(post, new GuardPostCommand.Reinstate()))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(after(post, new GuardPostCommand.Retire()).status()).isEqualTo(Status.RETIRED);
    }

    @Test
    void aRetiredPostIsOnlyReinstated() {
        GuardPost retired = after(after(null, DEFINE), new GuardPostCommand.Retire());
        assertThat(code(GuardPostDecisions.decide(retired, DEFINE))).isEqualTo("CODE_TAKEN");
        assertThat(code(GuardPostDecisions.decide(retired, new GuardPostCommand.Change(GATE))))
                .isEqualTo("GUARD_POST_RETIRED");
        assertThat(GuardPostDecisions.decide(retired, new GuardPostCommand.Retire()))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(after(retired, new GuardPostCommand.Reinstate()).status()).isEqualTo(Status.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51})
    void aPostNeedsOneToFiftyGuards(int guards) {
        Details details = new Details("Gate", "pond", guards);
        assertThat(code(GuardPostDecisions.decide(null, new GuardPostCommand.Define("p", "s", "G", details))))
                .isEqualTo("GUARDS_OUT_OF_RANGE");
        assertThat(code(GuardPostDecisions.decide(after(null, DEFINE), new GuardPostCommand.Change(details))))
                .isEqualTo("GUARDS_OUT_OF_RANGE");
    }
}
