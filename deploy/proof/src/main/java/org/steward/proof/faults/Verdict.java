package org.steward.proof.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the books said: the violations of each invariant, and figures worth telling. */
final class Verdict {

    private static final int SHOWN = 5;

    private final Map<Invariant, List<String>> violations = new LinkedHashMap<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Verdict() {
        for (Invariant invariant : Invariant.values()) {
            violations.put(invariant, new ArrayList<>());
        }
    }

    /** What holds after everything has become quiet. */
    enum Invariant {
        I1("money is conserved per site to the fen"),
        I2("every 2xx exactly once, every time-out exactly once after retry with the same key"),
        I3("committed events are the distinct ids on the topic"),
        I4("sequences are gapless and rising per aggregate at the consumer"),
        I5("no foreign site's record anywhere"),
        I6("the live projection is the one rebuilt from zero"),
        I7("the backlog is back at 0 and only injected poison is parked"),
        ANSWERS("every answer is one the client can explain");

        private final String words;

        Invariant(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    void violated(Invariant invariant, String how) {
        violations.computeIfAbsent(invariant, none -> new ArrayList<>()).add(how);
    }

    void violated(Invariant invariant, List<String> how) {
        how.forEach(one -> violated(invariant, one));
    }

    void figure(String what, Object value) {
        figures.put(what, value);
    }

    Map<String, Object> figures() {
        return figures;
    }

    List<String> violations(Invariant invariant) {
        return violations.getOrDefault(invariant, List.of());
    }

    long count() {
        return violations.values().stream().mapToLong(List::size).sum();
    }

    /** The first few of an invariant's violations, in one text. */
    String shown(Invariant invariant) {
        List<String> all = violations(invariant);
        return String.join("; ", all.subList(0, Math.min(SHOWN, all.size())))
                + (all.size() > SHOWN ? "; and %d more".formatted(all.size() - SHOWN) : "");
    }
}
