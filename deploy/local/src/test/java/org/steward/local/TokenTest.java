package org.steward.local;

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
