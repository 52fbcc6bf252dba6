package org.steward.staff.compliance;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;

/** Marks what changed to be counted. */
@Component
class ComplianceReaction implements Reaction {

    private static final String PREFIX = "org.steward.staff.obligation-sheet.";

    private final ComplianceHandler handler;

    ComplianceReaction(ComplianceHandler handler) {
        this.handler = handler;
    }

    @Override
    public String name() {
        return "duty-compliance";
    }

    @Override
    public String service() {
        return "staff";
    }

    /** Warnings, questions and steps up the line change no count. */
    @Override
    public Set<String> eventTypes() {
        return Set.of(
                PREFIX + "opened.v1",
                PREFIX + "amended.v1",
                PREFIX + "fulfilled.v1",
                PREFIX + "missed.v1",
                PREFIX + "excused.v1");
    }

    @Override
    public void on(InboundEvent event) {
        handler.mark(event.aggregateId());
    }
}
