package org.steward.staff.position;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Role;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Stored;
import org.steward.staff.organisation.Codes;
import org.steward.staff.organisation.TurnHandler;

/**
 * The door to positions.
 *
 * <p>A new position has no subordinates, so defining closes no circle. Two changes at once could, each unseen by the
 * other: changes come one after the other.
 */
@Component
public class PositionHandler {

    private final CommandRunner runner;
    private final PositionStore store;
    private final TurnHandler turns;

    PositionHandler(CommandRunner runner, PositionStore store, TurnHandler turns) {
        this.runner = runner;
        this.store = store;
        this.turns = turns;
    }

    CommandResult define(Command command, DefinePositionRequest request) {
        PositionRequest position = request.position();
        return define(command, request.code(), position.titleAsked(), position.rolesAsked(), position.lines());
    }

    /** Adds the position that makes administrators, as the founding of the company does once. */
    public CommandResult defineAdministrator(Command command) {
        return define(
                command,
                Position.ADMINISTRATOR_CODE,
                new Title("系统管理员", "Company administrator"),
                Set.of(Role.COMPANY_ADMIN),
                List.of());
    }

    /** Adds a position, as the catalogue of duties does with those it needs. */
    public CommandResult define(
            Command command, String code, Title title, Set<Role> roles, List<ReportingLine> reportsTo) {
        String positionId = Codes.idOf("position", code);
        return runner.run(
                store.aggregates(),
                positionId,
                command,
                (position, now) -> PositionDecisions.decide(
                        position, new PositionCommand.Define(positionId, code, title, roles, reportsTo, chart())));
    }

    CommandResult change(Command command, String positionId, PositionRequest request) {
        known(positionId);
        return turns.inTurn(
                "reporting-lines",
                () -> runner.run(
                        store.aggregates(),
                        positionId,
                        command,
                        (position, now) -> PositionDecisions.decide(
                                position,
                                new PositionCommand.Change(
                                        request.titleAsked(), request.rolesAsked(), request.lines(), chart()))));
    }

    /** The position, or null. */
    public @Nullable Position find(String positionId) {
        Stored<Position> position = store.find(positionId);
        return position == null ? null : position.state();
    }

    Stored<Position> known(String positionId) {
        Stored<Position> position = store.find(positionId);
        if (position == null) {
            throw new RefusedException(Refusal.notFound("position", positionId));
        }
        return position;
    }

    Page<Stored<Position>> page(PageRequest request) {
        return store.page(request);
    }

    private ReportingChart chart() {
        return ReportingChart.of(store.all());
    }
}
