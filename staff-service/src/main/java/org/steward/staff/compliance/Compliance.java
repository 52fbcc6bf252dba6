package org.steward.staff.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.DutyBook;
import org.steward.staff.position.Title;

/**
 * How well duties were met in some months.
 *
 * @param asOf the oldest of the counts in it; null where nothing is counted yet
 * @param months the trend
 * @param places by site and region, for more than one place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Compliance(
        YearMonth from,
        YearMonth to,
        @Nullable Instant asOf,
        Figure total,
        List<Month> months,
        List<OfPosition> positions,
        List<OfDuty> duties,
        List<OfPlace> places) {

    /**
     * Counts, and percent on time of what had to be done.
     *
     * @param rate null where nothing had to be done
     */
    record Figure(
            long onTime,
            long late,
            long missed,
            long excused,
            long open,
            @Nullable BigDecimal rate) {
        static Figure of(Tally tally) {
            return new Figure(
                    tally.onTime(), tally.late(), tally.missed(), tally.excused(), tally.open(), tally.rate());
        }
    }

    record Month(YearMonth month, Figure figure) {}

    record OfPosition(String positionId, Figure figure) {}

    record OfDuty(String duty, @Nullable Title text, Figure figure) {}

    record OfPlace(String placeId, @Nullable String regionId, Figure figure) {}

    /** Of the lines that fall due in the months, both included. */
    static Compliance of(Collection<Summary> summaries, YearMonth from, YearMonth to, DutyBook book) {
        List<Line> lines = summaries.stream()
                .flatMap(summary -> within(summary, from, to).stream())
                .toList();
        return new Compliance(
                from,
                to,
                summaries.stream().map(Summary::asOf).min(Instant::compareTo).orElse(null),
                Figure.of(sum(lines)),
                grouped(lines, Line::due).entrySet().stream()
                        .map(each -> new Month(each.getKey(), Figure.of(each.getValue())))
                        .toList(),
                grouped(lines, Line::positionId).entrySet().stream()
                        .map(each -> new OfPosition(each.getKey(), Figure.of(each.getValue())))
                        .toList(),
                grouped(lines, Line::duty).entrySet().stream()
                        .map(each -> new OfDuty(each.getKey(), text(book, each.getKey()), Figure.of(each.getValue())))
                        .toList(),
                places(summaries, from, to));
    }

    private static @Nullable Title text(DutyBook book, String code) {
        Duty duty = book.ofCode(code);
        return duty == null ? null : duty.latest().text();
    }

    private static List<OfPlace> places(Collection<Summary> summaries, YearMonth from, YearMonth to) {
        Map<String, Tally> tallies = new TreeMap<>();
        Map<String, Summary> known = new TreeMap<>();
        for (Summary summary : summaries) {
            known.put(summary.placeId(), summary);
            tallies.merge(summary.placeId(), sum(within(summary, from, to)), Tally::plus);
        }
        return tallies.size() < 2
                ? List.of()
                : tallies.entrySet().stream()
                        .map(each -> new OfPlace(
                                each.getKey(), regionOf(known.get(each.getKey())), Figure.of(each.getValue())))
                        .toList();
    }

    private static @Nullable String regionOf(@Nullable Summary summary) {
        return summary == null ? null : summary.regionId();
    }

    private static List<Line> within(Summary summary, YearMonth from, YearMonth to) {
        return summary.lines().stream()
                .filter(line -> !line.due().isBefore(from) && !line.due().isAfter(to))
                .toList();
    }

    static Tally sum(Collection<Line> lines) {
        return lines.stream().map(Line::tally).reduce(Tally.ZERO, Tally::plus);
    }

    private static <K extends Comparable<K>> Map<K, Tally> grouped(List<Line> lines, Function<Line, K> key) {
        Map<K, Tally> grouped = new TreeMap<>();
        lines.forEach(line -> grouped.merge(key.apply(line), line.tally(), Tally::plus));
        return grouped;
    }
}
