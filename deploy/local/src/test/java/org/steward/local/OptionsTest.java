package org.steward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path DEFAULT = Path.of("/somewhere/data");

    @Test
    void nothingAskedIsOneJvmOnTheUsualPort() {
        assertThat(Options.parse(List.of(), DEFAULT)).isEqualTo(new Options(DEFAULT, 8080, false, false));
    }

    @Test
    void everythingAsked() {
        List<String> arguments = List.of("--separate", "--port", "9000", "--embedded", "--data", "/tmp/../tmp/x");

        assertThat(Options.parse(arguments, DEFAULT)).isEqualTo(new Options(Path.of("/tmp/x"), 9000, true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "80", "65001", "99999999999", "-1", "x", ""})
    void aPortIsANumberServersMayUse(String port) {
        assertThatThrownBy(() -> Options.parse(List.of("--port", port), DEFAULT))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("'" + port + "'")
                .hasMessageContaining("1024 to 65000");
    }

    @ParameterizedTest
    @CsvSource({"--data,needs a value", "--port,needs a value", "--what,unknown option '--what'", "demo,unknown option"
    })
    void whatMeansNothingIsSaidWithTheUsage(String argument, String message) {
        assertThatThrownBy(() -> Options.parse(List.of(argument), DEFAULT))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining(message)
                .hasMessageContaining("usage: up");
    }
}
