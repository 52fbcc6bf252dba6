package org.steward.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Duty;

@Duty("B8")
class ReadingFileTest {

    @Test
    void eachLineEndsByItself() {
        ReadingFile file = read("\uFEFF"
                + String.join(
                        "\r\n",
                        "meter_id,kind,unit,read_at,reading",
                        "W1,water,m3,2026-01-31,\"12.5\"",
                        "W1,,,31.01.2026,13",
                        "",
                        "W1,,,2026-02-28,about 14",
                        ",,,2026-02-28,14",
                        "W1,2026-02-28,14",
                        "W2,,,2026-02-28,3"));
        assertThat(file.readings()).extracting(ReadingDelivery.Delivered::line).containsExactly(2, 8);
        assertThat(file.readings().getFirst().value()).isEqualByComparingTo("12.5");
        assertThat(file.readings().getLast().kind()).isNull();
        assertThat(file.unreadable())
                .extracting(remark -> remark.line() + " " + remark.reasons().getFirst())
                .containsExactlyInAnyOrder("3 DATE_INVALID", "5 VALUE_INVALID", "6 METER_NOT_SAID", "7 CELL_COUNT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "meter_id,read_at|", "meter_id,read_at,reading,colour|", "meter_id,read_at,reading,reading|"
            })
    void aFileWithoutItsColumnsIsRefusedAsAWhole(String header) {
        assertThatThrownBy(() -> read(header + "\nW1,2026-01-31,1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("READING_FILE_INVALID");
    }

    @Test
    void soIsOneThatIsTooLong() {
        assertThatThrownBy(() -> ReadingFile.of(
                        "meter_id,read_at,reading\nW1,2026-01-31,1\nW1,2026-02-28,2\n".getBytes(StandardCharsets.UTF_8),
                        1))
                .isInstanceOf(RefusedException.class);
    }

    private static ReadingFile read(String text) {
        return ReadingFile.of(text.getBytes(StandardCharsets.UTF_8), 100);
    }
}
