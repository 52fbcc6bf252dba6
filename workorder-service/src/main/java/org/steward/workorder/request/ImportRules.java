package org.steward.workorder.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Command;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;
import org.steward.workorder.request.ServiceRequest.Closing;

/** Judges the rows of one import, in their order: what is wrong is refused, what is doubtful is held. */
final class ImportRules {

    private static final int MAX_CODE = 200;
    private static final int MAX_TEXT = 2_000;

    private static final Pattern TEST = Pattern.compile("\\btest(ing)?( case| request)?\\b", Pattern.CASE_INSENSITIVE);

    private final Scope site;
    private final ImportMapping mapping;
    private final UnitLookup units;
    private final Instant now;
    private final Map<String, String> idByOccurrence;
    private final Map<String, String> fingerprintById = new HashMap<>();

    /** Finds a unit of the site by the code of its building and its own; null when there is none. */
    @FunctionalInterface
    interface UnitLookup {
        @Nullable String unitId(String buildingCode, String unitCode);
    }

    /**
     * Rules for one import.
     *
     * @param knownOccurrences ids, in the same system, of requests imported before, by their occurrence
     */
    ImportRules(
            Scope site, ImportMapping mapping, UnitLookup units, Map<String, String> knownOccurrences, Instant now) {
        this.site = site;
        this.mapping = mapping;
        this.units = units;
        this.idByOccurrence = new HashMap<>(knownOccurrences);
        this.now = now;
    }

    /** The id a row of that system has here, always the same. */
    static String requestId(Scope site, String system, String rowId) {
        return Ids.derive("serviceRequest", site, system + '|' + rowId);
    }

    ImportVerdict judge(ImportRow raw) {
        try {
            ImportRow row = trimmed(raw);
            String id = identity(row);
            checkLength(row.detail(), "detail", MAX_TEXT);
            checkLength(row.resolution(), "resolution", MAX_TEXT);
            checkLength(row.place(), "place", MAX_CODE);
            return judgeTimes(row, id);
        } catch (Faulty faulty) {
            return faulty.verdict;
        }
    }

    private String identity(ImportRow row) {
        String id = row.id();
        if (id == null) {
            throw new Faulty("MISSING_ID", "id", null);
        }
        checkLength(id, "id", MAX_CODE);
        String fingerprint = Command.fingerprint(row);
        String sameId = fingerprintById.putIfAbsent(id, fingerprint);
        if (sameId != null && !sameId.equals(fingerprint)) {
            throw new Faulty("ID_REPEATED", "id", id);
        }
        return id;
    }

    private static void checkLength(@Nullable String value, String field, int most) {
        if (value != null && value.length() > most) {
            throw new Faulty("TOO_LONG", field, value.length() + " > " + most);
        }
    }

    private ImportVerdict judgeTimes(ImportRow row, String id) {
        Instant createdAt = time(row.createdAt(), "createdAt");
        if (createdAt == null) {
            throw new Faulty("MISSING_TIME", "createdAt", null);
        }
        if (createdAt.isAfter(now)) {
            throw new Faulty("CREATED_IN_FUTURE", "createdAt", row.createdAt());
        }
        Instant closedAt = time(row.closedAt(), "closedAt");
        if (closedAt != null && closedAt.isBefore(createdAt)) {
            throw new Faulty("CLOSED_BEFORE_CREATED", "closedAt", row.closedAt());
        }
        String status = row.status();
        if (status != null && !status.equalsIgnoreCase("open") && !status.equalsIgnoreCase("closed")) {
            throw new Faulty("UNKNOWN_STATUS", "status", status);
        }
        if (status != null && status.equalsIgnoreCase("closed") != (closedAt != null)) {
            throw new Faulty("STATUS_CONTRADICTS_TIME", "status", status);
        }
        for (String text : new @Nullable String[] {row.resolution(), row.detail()}) {
            if (text != null && TEST.matcher(text).find()) {
                throw new Faulty("TEST_CASE", "resolution", text);
            }
        }
        return judgeContent(row, id, createdAt, closedAt);
    }

    private ImportVerdict judgeContent(ImportRow row, String id, Instant createdAt, @Nullable Instant closedAt) {
        String category = row.category() == null ? "" : row.category();
        String detail = row.detail() == null ? category : row.detail();
        ImportMapping.Subject subject = mapping.subject(category, detail);
        String unitId = unitId(row);
        String where = row.unit() == null ? row.place() : row.place() + "/" + row.unit();
        String occurrence = where == null
                ? null
                : Ids.sha256(String.join(
                        "|",
                        where,
                        category,
                        detail,
                        createdAt.truncatedTo(ChronoUnit.SECONDS).toString()));
        String twin = occurrence == null ? null : idByOccurrence.putIfAbsent(occurrence, id);

        HoldReason reason = null;
        String field = "id";
        String seen = null;
        if (subject == null) {
            reason = HoldReason.UNKNOWN_CATEGORY;
            field = "category";
            seen = row.category();
        } else if (row.unit() != null && unitId == null) {
            reason = HoldReason.UNKNOWN_UNIT;
            field = "unit";
            seen = row.unit();
        } else if (where == null) {
            reason = HoldReason.MISSING_PLACE;
            field = "place";
        } else if (twin != null && !twin.equals(id)) {
            reason = HoldReason.DUPLICATE;
            seen = twin;
        }
        Intake intake = new Intake(
                mapping.channel(row.channel()),
                subject == null ? Kind.REPAIR : subject.kind(),
                subject == null ? Category.OTHER : subject.category(),
                subject == null || subject.severity() == null ? Severity.NORMAL : subject.severity(),
                unitId,
                unitId == null ? where : row.place(),
                Reporter.UNKNOWN,
                detail,
                new Source(mapping.system(), id, Command.fingerprint(row), occurrence));
        Closing closing =
                closedAt == null ? null : new Closing(mapping.outcome(row.resolution()), closedAt, row.resolution());
        RequestCommand.TakeOver takeOver = new RequestCommand.TakeOver(
                requestId(site, mapping.system(), id),
                site.value(),
                intake,
                createdAt,
                time(row.dueAt(), "dueAt"),
                reason,
                closing);
        return reason == null ? new ImportVerdict.Accepted(takeOver) : new ImportVerdict.Held(takeOver, field, seen);
    }

    private @Nullable String unitId(ImportRow row) {
        return row.unit() == null || row.place() == null ? null : units.unitId(row.place(), row.unit());
    }

    private @Nullable Instant time(@Nullable String text, String field) {
        if (text == null) {
            return null;
        }
        try {
            // An offset or Z begins after the time; a date alone has its dashes before the T.
            return text.indexOf('Z') > 0 || text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T')
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(mapping.zone()).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Faulty("BAD_TIME", field, text);
        }
    }

    private static ImportRow trimmed(ImportRow row) {
        return new ImportRow(
                text(row.id()),
                text(row.createdAt()),
                text(row.closedAt()),
                text(row.dueAt()),
                text(row.category()),
                text(row.detail()),
                text(row.place()),
                text(row.unit()),
                text(row.channel()),
                text(row.status()),
                text(row.resolution()));
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Ends the judgement of a row from wherever its fault is seen. */
    private static final class Faulty extends RuntimeException {
        private final transient ImportVerdict.Refused verdict;

        Faulty(String code, String field, @Nullable String seen) {
            super(code, null, false, false);
            this.verdict = new ImportVerdict.Refused(code, field, seen);
        }
    }
}
