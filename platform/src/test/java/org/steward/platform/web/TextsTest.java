package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private final Texts texts = Texts.of("platform", "webtest");

    @Test
    void fillsArgumentsInByName() {
        assertThat(texts.find("THING_CLOSED.detail", Locale.ENGLISH, Map.of("id", "A-1", "closedOn", "2026-01-31")))
                .isEqualTo("The thing A-1 was closed on 2026-01-31.");
        assertThat(texts.find("UNKNOWN_FIELD.detail", Locale.ENGLISH, Map.of("field", "x", "known", List.of("a", "b"))))
                .isEqualTo("The field x is not known; known: a, b.");
    }

    @Test
    void takesArgumentsLiterally() {
        assertThat(texts.find("THING_CLOSED.detail", Locale.ENGLISH, Map.of("id", "$1\\{closedOn}", "closedOn", "x")))
                .isEqualTo("The thing $1\\{closedOn} was closed on x.");
    }

    @Test
    void leavesAnUnknownPlaceholderVisible() {
        assertThat(texts.find("THING_CLOSED.detail", Locale.ENGLISH, Map.of("id", "A-1")))
                .isEqualTo("The thing A-1 was closed on {closedOn}.");
    }

    @Test
    void knowsNothingOfOtherModules() {
        assertThat(Texts.of("platform").find("THING_CLOSED.title", Locale.ENGLISH, Map.of()))
                .isNull();
        assertThat(Texts.of("no-such-module").keys(Locale.ENGLISH)).isEmpty();
    }

    @Test
    void wantsBothLanguagesOfAModule() {
        assertThatThrownBy(() -> Texts.of("onelanguage"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("messages/onelanguage");
    }

    @ParameterizedTest
    @CsvSource({
        ",                      en", "'',                    en", "en,                    en",
                "en-GB,                 en",
        "zh,                    zh", "zh-CN,                 zh", "zh-TW,                 zh",
                "'fr, zh;q=0.3',        zh",
        "'zh;q=0.3, en;q=0.9',  en", "'zh;q=0, en;q=0.1',    en", "*,                     en",
                "!!!,                   en"
    })
    void choosesTheLanguage(String accept, String language) {
        assertThat(Texts.language(accept, Locale.ENGLISH).getLanguage()).isEqualTo(language);
    }
}
