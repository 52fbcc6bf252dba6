package org.steward.local.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps {@code DUTIES.md} true: regenerate with {@code ./mvnw -pl deploy/local -am test -Dtest=DutiesTest -Dduties.write=true}. */
class DutiesTest {

    private static final int NAMED = 4;

    private final Path root = root();

    @Test
    void theRegisterInTheRepositoryIsWhatTheSourcesSay() throws IOException {
        String generated = markdown(DutyRegister.gather(root).rows());
        Path file = root.resolve("DUTIES.md");
        if (Boolean.getBoolean("duties.write")) {
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file))
                .as("DUTIES.md is out of date; regenerate it with -Dduties.write=true")
                .isEqualTo(generated);
    }

    @Test
    void aDutySaidToBeDoneHasAnOperationAnEventAndATest() throws IOException {
        List<String> unproven = DutyRegister.gather(root).rows().stream()
                .filter(row -> row.claimedDone() && !row.isServed())
                .map(row -> row.id() + " operations " + row.operations() + " events " + row.events() + " tests "
                        + row.tests())
                .toList();
        assertThat(unproven).isEmpty();
    }

    private static String markdown(List<DutyRegister.Row> rows) {
        StringBuilder text = new StringBuilder("""
                # Duties

                Generated from `@Duties` on operations, `x-duties` in event schemas and `@Duty` on tests; do not edit.
                `done` is claimed in `deploy/local/src/test/resources/duties.csv` and checked; `thin` has something; `none` has nothing yet.

                | duty | what | operations | events | tests | status |
                |---|---|---|---|---|---|
                """);
        for (DutyRegister.Row row : rows) {
            text.append("| ").append(row.id());
            text.append(" | ").append(row.duty().replace("|", "\\|"));
            text.append(" | ").append(listed(row.operations()));
            text.append(" | ").append(listed(row.events()));
            text.append(" | ").append(listed(row.tests()));
            text.append(" | ").append(row.status()).append(" |\n");
        }
        return text.toString();
    }

    private static String listed(Collection<String> names) {
        String shown = names.stream()
                .limit(NAMED)
                .map(name -> "`" + name.replace("org.steward.", "") + "`")
                .reduce((left, right) -> left + " " + right)
                .orElse("–");
        return names.size() > NAMED ? shown + " +" + (names.size() - NAMED) : shown;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the repository: no mvnw above the working folder");
            }
        }
        return folder;
    }
}
