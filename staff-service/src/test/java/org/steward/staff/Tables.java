package org.steward.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A state × command table as text, each cell a test. */
public final class Tables {

    private Tables() {}

    /**
     * One test a cell.
     *
     * @param table first line the commands, first word of the others the state
     * @param outcome of a state and a command
     */
    public static <S, C> Stream<DynamicTest> cells(
            String table, Map<String, S> states, Map<String, C> commands, BiFunction<S, C, String> outcome) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        List<String> columns = Arrays.asList(lines.getFirst().trim().split("\\s+"));
        assertThat(columns.subList(1, columns.size())).containsExactlyInAnyOrderElementsOf(commands.keySet());
        assertThat(lines.stream().skip(1).map(line -> line.trim().split("\\s+")[0]))
                .containsExactlyInAnyOrderElementsOf(states.keySet());
        return lines.stream().skip(1).flatMap(line -> {
            List<String> cells = Arrays.asList(line.trim().split("\\s+"));
            S state = states.get(cells.getFirst());
            return IntStream.range(1, columns.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(cells.getFirst() + " × " + columns.get(i), () -> assertThat(
                                    outcome.apply(state, commands.get(columns.get(i))))
                            .isEqualTo(cells.get(i))));
        });
    }
}
