package org.steward.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.steward.billing.Decisions;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

/** Two years of real readings of 1,209 meters: every natural fault in them ends as accepted, held or refused, with a reason. */
@Duty("B8")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealReadingsTest {

    private static final LocalDate TODAY = LocalDate.of(2016, 12, 31);

    /** By meter: every verdict given on a date, the one at delivery first, then those when what it waited for was released. */
    private final Map<String, Map<LocalDate, List<String>>> verdicts = new LinkedHashMap<>();

    private int rows;
    private int ended;

    @BeforeAll
    void judgeAll() throws IOException {
        Path file = file();
        assumeTrue(
                file != null, "shared/data/meter-readings.csv is not beside the repository: real readings not judged");
        Map<String, List<NewReading>> byMeter = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (!cells[0].equals("meter_id")) {
                rows++;
                byMeter.computeIfAbsent(cells[0], id -> new ArrayList<>())
                        .add(new NewReading(rows, LocalDate.parse(cells[3]), new BigDecimal(cells[4])));
            }
        }
        byMeter.forEach(this::judge);
    }

    private static @Nullable Path file() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolveSibling("shared").resolve("data/meter-readings.csv");
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    private void judge(String id, List<NewReading> readings) {
        MeterKind kind = id.startsWith("W") ? MeterKind.WATER : MeterKind.ELECTRICITY;
        // The water registers count hundred cubic feet; the file has them in cubic metres.
        BigDecimal factor = kind == MeterKind.WATER ? new BigDecimal("2.8316846592") : BigDecimal.ONE;
        Meter meter = new Meter("s1", id, id, kind, "m3", null, null, factor, List.of(), List.of());
        Decision<Meter> recorded = ReadingPolicy.record(meter, id, readings, TODAY, Thresholds.STANDARD);
        ended += note(id, recorded);
        Meter state = Decisions.after(recorded);
        while (!state.held().isEmpty()) {
            Decision<Meter> released =
                    ReadingPolicy.release(state, id, state.held().getFirst().readingId(), TODAY, Thresholds.STANDARD);
            note(id, released);
            state = Decisions.after(released);
        }
    }

    private int note(String id, Decision<Meter> decision) {
        ReadingPolicy.Answer answer = (ReadingPolicy.Answer) ((Decision.Accepted<Meter>) decision).answer();
        for (ReadingPolicy.Ended one : answer.readings()) {
            verdicts.computeIfAbsent(id, meter -> new LinkedHashMap<>())
                    .computeIfAbsent(one.readOn(), day -> new ArrayList<>())
                    .add(one.outcome() + " " + one.reasons());
        }
        return answer.readings().size();
    }

    @Test
    void everyReadingEndsAndWhatIsNotPlainlyAcceptedHasAReason() {
        assertThat(rows).isEqualTo(ended).isGreaterThan(12_000);
        Set<String> seen = new TreeSet<>();
        verdicts.values().forEach(days -> days.values().forEach(seen::addAll));
        assertThat(seen).allMatch(verdict -> verdict.startsWith("ACCEPTED") || !verdict.endsWith("[]"));
        // The sources have no negative use.
        assertThat(seen).noneMatch(verdict -> verdict.contains("BACKWARDS") || verdict.contains("NEGATIVE"));
    }

    @Test
    void aFullTurnOfTheRegisterIsHeld() {
        assertThat(on("W01176", "2014-10-31")).contains("HELD [ROLL_OVER_SUSPECTED]");
        assertThat(on("W00509", "2015-08-31")).contains("HELD [ROLL_OVER_SUSPECTED]");
    }

    @Test
    void everySpikeIsHeldAndReleasedByAPersonOnly() {
        for (String spike :
                List.of("W00683 2015-05-31", "W00683 2015-09-30", "W00833 2014-02-28", "W00833 2014-04-30")) {
            List<String> verdict = on(spike.substring(0, 6), spike.substring(7));
            assertThat(verdict.getFirst()).as(spike).startsWith("HELD");
            assertThat(verdict.getLast()).as(spike).isEqualTo("ACCEPTED [RELEASED]");
        }
        // Here the jumps are further values of one date, and refused as such.
        assertThat(on("W00014", "2014-07-31")).contains("REFUSED [DUPLICATE_DATE]");
        assertThat(on("W00014", "2014-09-30")).contains("REFUSED [DUPLICATE_DATE]");
    }

    @Test
    void metersWithoutUseAreRemarked() {
        for (String meter : List.of("W00333", "W00362", "W00445", "W00647", "W00316", "W00458")) {
            assertThat(all(meter)).as(meter).anyMatch(verdict -> verdict.contains("ZERO_RUN"));
        }
    }

    @Test
    void missedReadingsAreRemarked() {
        for (String meter : List.of("W01149", "W00903", "W00970", "W00888", "W00194", "W00802", "W01070", "W01140")) {
            assertThat(all(meter)).as(meter).anyMatch(verdict -> verdict.contains("LONG_GAP"));
        }
    }

    @Test
    void aSecondValueOfADayIsRefusedOrTheSame() {
        int second = 0;
        for (String meter : List.of("W00014", "W00313", "W01120", "W00393", "W00495", "W00549")) {
            List<String> verdict = all(meter);
            assertThat(verdict)
                    .as(meter)
                    .anyMatch(one -> one.contains("DUPLICATE_DATE") || one.contains("ALREADY_RECORDED"));
            second += verdict.size();
        }
        assertThat(second).isPositive();
    }

    @Test
    void emptyHomesAndAStepOverMissingDaysAreAccepted() {
        assertThat(on("E0002", "2012-11-30").getLast()).startsWith("ACCEPTED");
        assertThat(on("E0002", "2012-12-31").getLast()).startsWith("ACCEPTED");
        assertThat(on("E0005", "2013-02-28").getLast()).startsWith("ACCEPTED");
        assertThat(on("E0007", "2012-08-31").getLast()).startsWith("ACCEPTED");
    }

    private List<String> on(String meter, String day) {
        List<String> verdict = verdicts.get(meter).get(LocalDate.parse(day));
        assertThat(verdict).as(meter + " " + day).isNotNull();
        return verdict;
    }

    private List<String> all(String meter) {
        return verdicts.get(meter).values().stream().flatMap(List::stream).toList();
    }
}
