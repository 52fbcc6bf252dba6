package org.steward.workorder.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Duty;

@Duty("W1")
class SiteCursorTest {

    @Test
    void goesThroughOneSiteAndThenTheNext() {
        SiteCursor first = SiteCursor.of(null, 2);
        assertThat(first).isEqualTo(new SiteCursor(0, null));
        String second = first.next("abc", 2);
        assertThat(SiteCursor.of(second, 2)).isEqualTo(new SiteCursor(0, "abc"));
        String third = SiteCursor.of(second, 2).next(null, 2);
        assertThat(SiteCursor.of(third, 2)).isEqualTo(new SiteCursor(1, null));
        assertThat(SiteCursor.of(third, 2).next(null, 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "2.", "-1.", "0", "0.a b", "1234."})
    void anythingElseIsNoCursor(String text) {
        assertThatThrownBy(() -> SiteCursor.of(text, 2)).isInstanceOf(RefusedException.class);
    }
}
