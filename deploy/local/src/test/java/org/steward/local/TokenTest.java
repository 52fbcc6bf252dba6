package org.steward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.FreePort;

class TokenTest {

    @Test
    void anUnknownUserIsToldWhoThereIs() {
        assertThatThrownBy(() -> Token.token("boss"))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("no user 'boss'")
                .hasMessageContaining("clerk-b");
    }

    @Test
    void thereAreColleaguesOfEveryDemoUser() {
        assertThat(LocalUser.ofLogin("guard-c")).isPresent();
        assertThat(LocalUser.ofLogin("clerk-b-t2"))
                .contains(DemoUser.CLERK_B.user().colleague("t2"));
        assertThat(LocalUser.ofLogin("guard-")).isEmpty();
        assertThat(LocalUser.ofLogin("boss-c")).isEmpty();
        assertThat(DemoUser.RESIDENT.user().colleague("b").isEmployee()).isFalse();
        assertThat(DemoUser.RESIDENT.user().colleague("b").claim()).isEqualTo("customer_id");
        assertThat(DemoUser.CLERK.id()).isEqualTo(new LocalUser("clerk").id());
    }

    @Test
    void anythingElseIsToldTheUsage() {
        assertThatThrownBy(Token::token).isInstanceOf(UsageFailure.class).hasMessage("usage: token USER [--url URL]");
        assertThatThrownBy(() -> Token.token("clerk", "--url", "localhost"))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("'localhost'");
    }

    @Test
    void nobodyThereIsSaid() {
        String nobody = "http://127.0.0.1:" + FreePort.find();

        assertThatThrownBy(() -> Token.token("clerk", "--url", nobody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is the local run up?");
    }
}
