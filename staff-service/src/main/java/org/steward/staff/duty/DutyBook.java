package org.steward.staff.duty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The duties in force at one moment, ready to be looked up. */
public final class DutyBook {

    private final Map<String, List<Duty>> byPosition = new HashMap<>();
    private final Map<String, List<Proven>> byEventType = new HashMap<>();
    private final Map<String, Duty> byCode = new HashMap<>();

    /** A duty and an event that proves it. */
    public record Proven(Duty duty, EventProof proof) {}

    /** Of published and retired duties; what is retired is proven and reported for as long as it has obligations. */
    public DutyBook(List<Duty> duties) {
        for (Duty duty : duties) {
            byCode.put(duty.code(), duty);
            byPosition
                    .computeIfAbsent(duty.positionId(), none -> new ArrayList<>())
                    .add(duty);
            for (EventProof proof : duty.latest().evidence().events()) {
                byEventType
                        .computeIfAbsent(proof.type(), none -> new ArrayList<>())
                        .add(new Proven(duty, proof));
            }
        }
    }

    public List<Duty> ofPosition(String positionId) {
        return byPosition.getOrDefault(positionId, List.of());
    }

    /** What events of that type can prove, by the terms made last. */
    public List<Proven> provenBy(String eventType) {
        return byEventType.getOrDefault(eventType, List.of());
    }

    public @Nullable Duty ofCode(String code) {
        return byCode.get(code);
    }
}
