package org.steward.staff.duty;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Role;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.staff.position.ReportingLine;
import org.steward.staff.position.Title;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The duties that ship with the product, and the positions that have them; one of either a line. */
final class Catalogue {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Post> posts;
    private final List<Entry> entries;

    private Catalogue(List<Post> posts, List<Entry> entries) {
        this.posts = List.copyOf(posts);
        this.entries = List.copyOf(entries);
    }

    /**
     * A position of the catalogue.
     *
     * @param description the job description it stands for, such as {@code P6b}; null for those who only lead
     */
    public record Post(String code, @Nullable String description, Title title, Set<Role> roles, List<Line> reportsTo) {}

    /** Whom its holders report to, by the code of a position on an earlier line. */
    public record Line(String position, ReportingLine.Kind kind) {}

    /** A duty of the catalogue; {@code reportedTo} of its terms is the code of a position. */
    public record Entry(String code, String position, List<String> requirements, DutyTerms terms) {}

    private record PostLine(
            @Nullable String code,
            @Nullable String description,
            @Nullable Title title,
            @Nullable Set<Role> roles,
            @Nullable List<Line> reportsTo) {}

    private record DutyLine(
            @Nullable String code,
            @Nullable String position,
            @Nullable List<String> requirements,
            @Nullable TermsRequest terms) {}

    /**
     * Reads both files.
     *
     * @throws IllegalStateException naming the line, the member, what was seen and what was expected
     */
    static Catalogue read(List<String> positionLines, List<String> dutyLines, EvidenceTypes types) {
        Set<String> known = new HashSet<>();
        List<Post> posts = each("duty/positions.jsonl", positionLines, line -> post(line, known));
        Set<String> codes = new HashSet<>();
        List<Entry> entries = each("duty/catalogue.jsonl", dutyLines, line -> entry(line, known, codes, types));
        return new Catalogue(posts, entries);
    }

    public List<Post> posts() {
        return posts;
    }

    public List<Entry> entries() {
        return entries;
    }

    private static <T> List<T> each(String file, List<String> lines, Function<String, T> reading) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                read.add(reading.apply(lines.get(i)));
            } catch (RefusedException | JacksonException fault) {
                throw new IllegalStateException(file + " line " + (i + 1) + ": " + fault.getMessage(), fault);
            }
        }
        return read;
    }

    private static Post post(String line, Set<String> known) {
        PostLine read = STRICT.readValue(line, PostLine.class);
        String code = Require.present(read.code, "code");
        List<Line> lines = Objects.requireNonNullElse(read.reportsTo, List.of());
        for (int i = 0; i < lines.size(); i++) {
            String superior = lines.get(i).position();
            Require.that(known.contains(superior), "POSITION_UNKNOWN", "reportsTo[" + i + "]", superior, "one above");
        }
        Require.that(known.add(code), "VALUE_REPEATED", "code", code, "-");
        return new Post(
                code,
                read.description,
                Require.present(read.title, "title"),
                Objects.requireNonNullElse(read.roles, Set.of()),
                lines);
    }

    private static Entry entry(String line, Set<String> known, Set<String> codes, EvidenceTypes types) {
        DutyLine read = STRICT.readValue(line, DutyLine.class);
        String code = Require.present(read.code, "code");
        String position = Require.present(read.position, "position");
        Require.that(codes.add(code), "VALUE_REPEATED", "code", code, "-");
        Require.that(known.contains(position), "POSITION_UNKNOWN", "position", position, known.toString());
        DutyTerms terms =
                Require.within("terms", () -> Require.present(read.terms, "").terms());
        String reportedTo = terms.reportedTo();
        Require.that(
                reportedTo == null || known.contains(reportedTo),
                "POSITION_UNKNOWN",
                "terms.reportedTo",
                String.valueOf(reportedTo),
                known.toString());
        Require.within("terms", () -> {
            TermsRules.check(terms, types);
            return terms;
        });
        return new Entry(code, position, Require.notEmpty(read.requirements, "requirements"), terms);
    }
}
