package org.steward.staff.obligation;

import java.util.Set;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;

/** Hears of everything one service does; what proves a duty done is counted. */
final class EvidenceReaction implements Reaction {

    private final String service;
    private final Set<String> types;
    private final EvidenceHandler evidence;

    EvidenceReaction(String service, Set<String> types, EvidenceHandler evidence) {
        this.service = service;
        this.types = Set.copyOf(types);
        this.evidence = evidence;
    }

    @Override
    public String name() {
        return "duty-evidence-" + service;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public Set<String> eventTypes() {
        return types;
    }

    @Override
    public void on(InboundEvent event) {
        evidence.on(event);
    }
}
