package org.steward.workorder.request;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.workorder.unitdirectory.UnitDirectory;
import org.steward.workorder.unitdirectory.UnitView;

/**
 * Takes over batches of requests from another system.
 *
 * <p>Every row becomes a request of its own, its id derived from the system and the row's id; only when all are written is
 * the report. A crash in between leaves requests without a report: the repeated import finds them and writes it.
 */
final class RequestImporter {

    /** Rows of one import; a longer history comes in several. */
    static final int MAX_ROWS = CommandRunner.MAX_CREATIONS;

    private final RequestStore store;
    private final AggregateStore<ImportReport> reports;
    private final CommandRunner runner;
    private final UnitDirectory units;
    private final Clock clock;

    RequestImporter(
            RequestStore store,
            AggregateStore<ImportReport> reports,
            CommandRunner runner,
            UnitDirectory units,
            Clock clock) {
        this.store = store;
        this.reports = reports;
        this.runner = runner;
        this.units = units;
        this.clock = clock;
    }

    @Nullable Stored<ImportReport> report(Scope site, String importId) {
        return reports.load(site, importId);
    }

    /** Imports the rows; answered with the counts, the rows that were not accepted are in the report. */
    CommandResult run(Command command, ImportMapping mapping, List<ImportRow> rows) {
        String importId = command.newAggregateId(ImportReport.TYPE.name());
        boolean doneBefore = reports.load(command.scope(), importId) != null;
        ImportReport report = doneBefore ? null : takeOver(command, importId, mapping, rows);
        return runner.run(reports, importId, command, (known, now) -> {
            if (report == null) {
                return Decision.refuse(Refusal.conflict("IMPORT_EXISTS", Map.of("id", importId)));
            }
            return Decision.accept(report, report.summary()).answering(report.summary());
        });
    }

    private ImportReport takeOver(Command command, String importId, ImportMapping mapping, List<ImportRow> rows) {
        Scope site = command.scope();
        List<ImportVerdict> verdicts = judge(site, mapping, rows);
        Map<String, CommandRunner.Creation<ServiceRequest>> creations = new LinkedHashMap<>();
        for (ImportVerdict verdict : verdicts) {
            RequestCommand.TakeOver takeOver = takeOver(verdict);
            if (takeOver != null) {
                creations.putIfAbsent(
                        takeOver.id(),
                        new CommandRunner.Creation<>(
                                takeOver.id(),
                                rowCommand(command, takeOver),
                                (request, now) -> RequestDecisions.decide(request, takeOver, now)));
            }
        }
        Map<String, Refusal> refusals = runner.createAll(store.aggregates(), site, List.copyOf(creations.values()));
        return report(importId, site, mapping, rows, verdicts, refusals);
    }

    private List<ImportVerdict> judge(Scope site, ImportMapping mapping, List<ImportRow> rows) {
        Instant now = clock.instant();
        Map<String, @Nullable String> unitIds = new HashMap<>();
        ImportRules.UnitLookup lookup = (building, unit) -> unitIds.computeIfAbsent(building + '/' + unit, key -> {
            UnitView found = units.unitByCode(site, building, unit);
            return found == null ? null : found.unitId();
        });
        // Twice: which look-alikes to look for is known only after the rows were read.
        ImportRules alone = new ImportRules(site, mapping, lookup, Map.of(), now);
        List<String> occurrences = rows.stream()
                .map(alone::judge)
                .map(RequestImporter::takeOver)
                .flatMap(Stream::ofNullable)
                .map(takeOver -> takeOver.intake().source())
                .filter(Objects::nonNull)
                .map(Source::occurrence)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        ImportRules rules =
                new ImportRules(site, mapping, lookup, store.known(site, mapping.system(), occurrences), now);
        return rows.stream().map(rules::judge).toList();
    }

    private static RequestCommand.@Nullable TakeOver takeOver(ImportVerdict verdict) {
        return switch (verdict) {
            case ImportVerdict.Accepted accepted -> accepted.takeOver();
            case ImportVerdict.Held held -> held.takeOver();
            case ImportVerdict.Refused refused -> null;
        };
    }

    /** The row's own command: the same however often and in whichever batch the row comes. */
    private static Command rowCommand(Command batch, RequestCommand.TakeOver takeOver) {
        return new Command(
                batch.scope(),
                "workorder.request.take-over",
                batch.id() + '/' + takeOver.id(),
                batch.authority(),
                batch.fingerprint(),
                null,
                batch.correlationId(),
                null,
                batch.traceparent());
    }

    private static ImportReport report(
            String importId,
            Scope site,
            ImportMapping mapping,
            List<ImportRow> rows,
            List<ImportVerdict> verdicts,
            Map<String, Refusal> refusals) {
        List<ImportReport.Finding> findings = new ArrayList<>();
        Map<String, Integer> codes = new TreeMap<>();
        int held = 0;
        int refused = 0;
        for (int index = 0; index < rows.size(); index++) {
            ImportReport.Finding finding = finding(index + 1, rows.get(index), verdicts.get(index), refusals);
            if (finding != null) {
                findings.add(finding);
                codes.merge(finding.code(), 1, Integer::sum);
                held += finding.verdict() == ImportReport.Verdict.HELD ? 1 : 0;
                refused += finding.verdict() == ImportReport.Verdict.REFUSED ? 1 : 0;
            }
        }
        int accepted = rows.size() - held - refused;
        return new ImportReport(
                importId, site.value(), mapping.system(), rows.size(), accepted, held, refused, codes, findings);
    }

    private static ImportReport.@Nullable Finding finding(
            int number, ImportRow row, ImportVerdict verdict, Map<String, Refusal> refusals) {
        RequestCommand.TakeOver takeOver = takeOver(verdict);
        Refusal refusal = takeOver == null ? null : refusals.get(takeOver.id());
        if (refusal != null) {
            return new ImportReport.Finding(
                    number, row.id(), ImportReport.Verdict.REFUSED, refusal.code(), "id", row.id());
        }
        return switch (verdict) {
            case ImportVerdict.Accepted accepted -> null;
            case ImportVerdict.Held held ->
                new ImportReport.Finding(
                        number,
                        row.id(),
                        ImportReport.Verdict.HELD,
                        Objects.requireNonNull(held.takeOver().holdReason()).name(),
                        held.field(),
                        held.seen());
            case ImportVerdict.Refused refused ->
                new ImportReport.Finding(
                        number,
                        row.id(),
                        ImportReport.Verdict.REFUSED,
                        refused.code(),
                        refused.field(),
                        refused.seen());
        };
    }
}
