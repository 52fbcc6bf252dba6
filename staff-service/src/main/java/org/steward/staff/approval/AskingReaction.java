package org.steward.staff.approval;

import java.util.Set;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;

/** Takes what a feature asks to approval, and what is decided there back to the feature. */
public abstract class AskingReaction implements Reaction {

    private static final String PREFIX = "org.steward.staff.";
    private static final String GRANTED = PREFIX + "approval.granted.v1";
    private static final String REFUSED = PREFIX + "approval.refused.v1";
    private static final String WITHDRAWN = PREFIX + "approval.withdrawn.v1";

    private final String name;
    private final String asked;
    private final ApprovalKind kind;
    private final ApprovalHandler approvals;

    /**
     * Of one feature.
     *
     * @param asked the event by which it asks, without prefix
     */
    protected AskingReaction(String name, String asked, ApprovalKind kind, ApprovalHandler approvals) {
        this.name = name;
        this.asked = PREFIX + asked;
        this.kind = kind;
        this.approvals = approvals;
    }

    /**
     * What has to be done before anybody is asked; by default nothing.
     *
     * @throws RefusedException when it cannot be, so that the question is refused without asking
     */
    protected void prepare(InboundEvent event, Command command) {}

    /** What is asked; {@link ApprovalHandler.Question#round} is best the event's id. */
    protected abstract ApprovalHandler.Question question(InboundEvent event);

    /** Tells the feature what was decided. */
    protected abstract void decided(Command command, Decided decided);

    /**
     * What was decided of a question.
     *
     * @param part of the subject, as it was asked; the empty text for none
     */
    public record Decided(String subjectId, String part, boolean granted, String by) {}

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String service() {
        return "staff";
    }

    @Override
    public final Set<String> eventTypes() {
        return Set.of(asked, GRANTED, REFUSED, WITHDRAWN);
    }

    @Override
    public final void on(InboundEvent event) {
        if (event.type().equals(asked)) {
            ask(event);
        } else if (event.data().path("kind").asString("").equals(kind.name())) {
            String by = event.data().path("decidedBy").asString(event.actor());
            Decided decided = new Decided(
                    event.data().required("subjectId").asString(),
                    event.data().path("part").asString(""),
                    event.type().equals(GRANTED),
                    by);
            decided(command(event, event.scope()), decided);
        }
    }

    private void ask(InboundEvent event) {
        ApprovalHandler.Question question = question(event);
        try {
            prepare(event, command(event, event.scope()));
            approvals.ask(command(event, event.scope()), question);
        } catch (RefusedException nobody) {
            Refusal.Kind why = nobody.refusal().kind();
            if (why != Refusal.Kind.CONFLICT && why != Refusal.Kind.INVALID) {
                throw nobody;
            }
            // There is nobody to ask: what cannot be agreed to is refused, and whoever asked sees it.
            String part = question.part();
            decided(
                    command(event, event.scope()),
                    new Decided(question.subjectId(), part == null ? "" : part, false, "system:approvals"));
        }
    }

    private Command command(InboundEvent event, Scope scope) {
        return Command.caused(
                scope,
                "staff.approval." + name,
                event.id(),
                Authority.system("approvals"),
                event.correlationId(),
                event.id());
    }
}
