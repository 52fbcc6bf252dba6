package org.steward.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorityTest {

    @Test
    void makerAndCheckerAreDisjointOnlyWhenNoPersonAppearsOnBothSides() {
        assertThat(Authority.of("a").isDisjointFrom(Authority.of("b"))).isTrue();
        assertThat(Authority.of("a").isDisjointFrom(Authority.of("a"))).isFalse();
        assertThat(Authority.of("a").isDisjointFrom(new Authority("b", "a"))).isFalse();
        assertThat(new Authority("b", "a").isDisjointFrom(Authority.of("a"))).isFalse();
        assertThat(new Authority("b", "a").isDisjointFrom(new Authority("c", "a")))
                .isFalse();
        assertThat(new Authority("b", "a").isDisjointFrom(new Authority("a", "c")))
                .isFalse();
        assertThat(new Authority("b", "a").isDisjointFrom(new Authority("d", "c")))
                .isTrue();
    }
}
