package org.steward.staff.obligation;

import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.Stored;
import org.steward.platform.projection.InboundEvent;
import org.steward.staff.approval.ApprovalHandler;
import org.steward.staff.approval.ApprovalKind;
import org.steward.staff.approval.AskingReaction;

/** An excuse asked for goes to approval, and what is decided there comes back. */
final class ExcuseReaction extends AskingReaction {

    private final SheetStore store;
    private final SheetHandler sheets;

    ExcuseReaction(SheetStore store, SheetHandler sheets, ApprovalHandler approvals) {
        super("obligation-excuses", "obligation-sheet.excuse-asked.v1", ApprovalKind.OBLIGATION_EXCUSE, approvals);
        this.store = store;
        this.sheets = sheets;
    }

    @Override
    protected ApprovalHandler.Question question(InboundEvent event) {
        Stored<ObligationSheet> sheet = store.load(event.scope(), event.aggregateId());
        if (sheet == null) {
            throw new IllegalStateException("no sheet " + event.aggregateId() + " for its own event");
        }
        String part = Obligation.id(
                event.data().required("duty").asString(),
                event.data().required("period").asString());
        return new ApprovalHandler.Question(
                ApprovalKind.OBLIGATION_EXCUSE,
                sheet.id(),
                part,
                event.id(),
                sheet.state().level() == Level.SITE ? event.scope().value() : null,
                sheet.state().holderId(),
                new Authority(event.actor(), event.onBehalfOf()),
                null);
    }

    @Override
    protected void decided(Command command, Decided decided) {
        sheets.act(
                command,
                decided.subjectId(),
                new SheetCommand.DecideExcuse(decided.part(), decided.granted(), decided.by()));
    }
}
