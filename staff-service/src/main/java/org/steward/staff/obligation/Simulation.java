package org.steward.staff.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.steward.platform.command.Decision;
import org.steward.platform.projection.InboundEvent;
import org.steward.staff.duty.EventProof;

/**
 * A draft duty over events of the past, on the very decisions of the engine; pure, and stores nothing.
 *
 * <p>Events count in the order in which they happened: that some came late is not simulated.
 */
final class Simulation {

    private final String duty;
    private final List<EventProof> proofs;
    private final BiPredicate<EventProof.By, Act> wasThere;
    private final Map<String, ObligationSheet> sheets = new HashMap<>();
    private int counted;

    /**
     * Over opened sheets.
     *
     * @param wasThere whether who acted is one of those who may, for POSITION and SITE
     */
    Simulation(
            String duty,
            List<EventProof> proofs,
            List<ObligationSheet> opened,
            BiPredicate<EventProof.By, Act> wasThere) {
        this.duty = duty;
        this.proofs = List.copyOf(proofs);
        this.wasThere = wasThere;
        opened.forEach(sheet -> sheets.put(sheet.sheetId(), sheet));
    }

    /** The sheets as they would be at that instant. */
    List<ObligationSheet> run(List<InboundEvent> events, Instant end) {
        List<InboundEvent> inOrder = new ArrayList<>(events);
        inOrder.sort(Comparator.comparing(InboundEvent::at).thenComparing(InboundEvent::id));
        inOrder.forEach(this::happen);
        sheets.replaceAll((id, sheet) -> after(sheet, new SheetCommand.Wake(List.of()), end));
        return sheets.values().stream()
                .sorted(Comparator.comparing(ObligationSheet::month).thenComparing(ObligationSheet::sheetId))
                .toList();
    }

    /** Events that counted for something. */
    int counted() {
        return counted;
    }

    private void happen(InboundEvent event) {
        for (EventProof proof : proofs) {
            if (proof.type().equals(event.type()) && proof.accepts(event.data())) {
                String doer = proof.doer(event.data(), event.actor(), event.onBehalfOf());
                Instant at = proof.actedAt(event.data(), event.at());
                SheetCommand.RecordAct act = new SheetCommand.RecordAct(
                        duty,
                        new Act(event.id(), event.type(), doer, at, event.at(), null),
                        proof.period(event.data()));
                if (countFor(proof.by(), act, event.at())) {
                    counted++;
                }
            }
        }
    }

    private boolean countFor(EventProof.By by, SheetCommand.RecordAct act, Instant now) {
        boolean changed = false;
        for (ObligationSheet sheet : List.copyOf(sheets.values())) {
            boolean his =
                    switch (by) {
                        case HOLDER -> sheet.holderId().equals(act.act().by());
                        case POSITION, SITE -> wasThere.test(by, act.act());
                        case ANYONE -> true;
                    };
            if (his) {
                ObligationSheet after = after(sheet, act, now);
                changed |= !after.equals(sheet);
                sheets.put(sheet.sheetId(), after);
            }
        }
        return changed;
    }

    /** What time brought until then comes first, as the timer would have seen to. */
    private static ObligationSheet after(ObligationSheet sheet, SheetCommand command, Instant at) {
        ObligationSheet now = sheet;
        Instant due = now.nextDueAt();
        if (due != null && due.isBefore(at)) {
            now = state(now, SheetDecisions.decide(now, new SheetCommand.Wake(List.of()), at));
        }
        return state(now, SheetDecisions.decide(now, command, at));
    }

    private static ObligationSheet state(ObligationSheet before, Decision<ObligationSheet> decision) {
        return decision instanceof Decision.Accepted<ObligationSheet> accepted ? accepted.state() : before;
    }
}
