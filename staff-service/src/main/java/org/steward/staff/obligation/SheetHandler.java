package org.steward.staff.obligation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.staff.reporting.ReportingHandler;
import org.steward.staff.reporting.Rung;

/** The door to the sheets of obligations. */
@Component
class SheetHandler {

    /** Opened by the engine itself. */
    static final Authority ENGINE = Authority.system("duty-engine");

    private final CommandRunner runner;
    private final SheetStore store;
    private final ReportingHandler reporting;
    private final Clock clock;

    SheetHandler(CommandRunner runner, SheetStore store, ReportingHandler reporting, Clock clock) {
        this.runner = runner;
        this.store = store;
        this.reporting = reporting;
        this.clock = clock;
    }

    CommandResult act(Command command, String sheetId, SheetCommand what) {
        return runner.run(
                store.aggregates(), sheetId, command, (sheet, now) -> SheetDecisions.decide(sheet, what, now));
    }

    /** Plans many sheets of one scope; those that are there already one by one. */
    void planAll(Scope scope, String cause, List<SheetCommand.Plan> plans) {
        List<CommandRunner.Creation<ObligationSheet>> creations = plans.stream()
                .map(plan -> new CommandRunner.Creation<ObligationSheet>(
                        plan.key().sheetId(),
                        engine(
                                scope,
                                "staff.obligation-sheet.plan",
                                cause + '/' + plan.key().sheetId(),
                                cause),
                        (sheet, now) -> SheetDecisions.decide(sheet, plan, now)))
                .toList();
        for (int from = 0; from < creations.size(); from += CommandRunner.MAX_CREATIONS) {
            int to = Math.min(creations.size(), from + CommandRunner.MAX_CREATIONS);
            Map<String, Refusal> refused = runner.createAll(store.aggregates(), scope, creations.subList(from, to));
            if (!refused.isEmpty()) {
                // Plans are never refused; what is left is an overload, and the cause is tried again as a whole.
                throw new RefusedException(refused.values().iterator().next());
            }
        }
    }

    /** Counts an act for a sheet; the body is left out of what a repeat must equal, it says when it came in. */
    void record(Stored<ObligationSheet> sheet, SheetCommand.RecordAct act, String correlationId) {
        String key = act.act().id() + '/' + act.duty();
        act(engine(sheet.scope(), "staff.obligation-sheet.record-act", key, correlationId), sheet.id(), act);
    }

    /** Warns, finds missed, goes up the line. */
    void wake(Stored<ObligationSheet> stored, String key) {
        act(
                engine(stored.scope(), "staff.obligation-sheet.wake", key, key),
                stored.id(),
                new SheetCommand.Wake(line(stored.state())));
    }

    private List<Rung> line(ObligationSheet sheet) {
        Instant now = clock.instant();
        boolean escalates = sheet.obligations().stream()
                .filter(each -> !each.status().isSettled())
                .map(sheet::escalateAt)
                .anyMatch(at -> at != null && !now.isBefore(at));
        return escalates
                ? reporting.above(
                        sheet.holderId(),
                        sheet.positionId(),
                        sheet.regionId() != null && !sheet.placeId().equals(sheet.regionId()) ? sheet.placeId() : null,
                        sheet.regionId(),
                        now,
                        TOP)
                : List.of();
    }

    /** Steps of a line that are asked for at most. */
    private static final int TOP = 8;

    /** The caller's own sheet, or his whom he stands in for. */
    Stored<ObligationSheet> own(String sheetId, Authority authority) {
        String holder = Objects.requireNonNullElse(authority.onBehalfOf(), authority.actor());
        @Nullable Stored<ObligationSheet> found = store.own(sheetId, holder);
        if (found == null) {
            throw new RefusedException(Refusal.notFound("obligation-sheet", sheetId));
        }
        return found;
    }

    private static Command engine(Scope scope, String operation, String key, String correlationId) {
        return Command.caused(scope, operation, key, ENGINE, correlationId, operation);
    }
}
