package org.steward.proof.faults;

import java.util.List;
import java.util.Set;
import org.steward.proof.faults.Patch.Change;
import org.steward.proof.faults.Verdict.Invariant;

/** Faults planted into the platform's own code, for one run each: a proof that does not notice them proves nothing. */
record Mutant(String name, String words, Set<Invariant> breaks, Patch patch) {

    /** All of them. */
    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "PUBLISHED_BEFORE_ACK",
                    "an event counts as published before the broker has it",
                    Set.of(Invariant.I3, Invariant.I4),
                    new Change(
                            "outbox/Publisher.java",
                            "        send(outgoing);\n        probe.accept(RelayStep.COMMITTED);\n",
                            ""),
                    new Change(
                            "outbox/Publisher.java",
                            "        saveCursor();\n        probe.accept(RelayStep.CURSOR_MOVED);\n",
                            "        saveCursor();\n        probe.accept(RelayStep.CURSOR_MOVED);\n        send(outgoing);\n")),
            new Mutant(
                    "NO_DEDUPE",
                    "a command is not recognised when it comes again",
                    Set.of(Invariant.I1, Invariant.I2),
                    new Change(
                            "command/CommandRunner.java",
                            "        CommandResult replay = replay(store, before, id, command);\n",
                            "        CommandResult replay = id.isEmpty() ? replay(store, before, id, command) : null;\n")),
            new Mutant(
                    "UNCONDITIONAL_WRITE",
                    "a write does not ask for the version it was decided on",
                    Set.of(Invariant.I1, Invariant.I2, Invariant.I3),
                    new Change(
                            "document/AggregateStore.java",
                            "                Filters.eq(\"version\", before.version()));\n",
                            "                Filters.gte(\"version\", 0L));\n")),
            new Mutant(
                    "NO_SITE_FILTER",
                    "an aggregate is found whatever its site",
                    Set.of(Invariant.I5),
                    new Change(
                            "document/AggregateStore.java",
                            "from.find(Filters.and(Filters.eq(\"_id\", id), Filters.eq(\"scope\", scope.value())))",
                            "from.find(Filters.and(Filters.eq(\"_id\", id), Filters.ne(\"scope\", scope + \"-\")))")),
            new Mutant(
                    "NO_SEQUENCE_GATE",
                    "a view takes every event as it comes",
                    Set.of(Invariant.I6),
                    new Change(
                            "projection/Fold.java",
                            "        Gate gate = Gate.decide(row.sequence(), event.sequence());\n",
                            "        Gate gate = Gate.decide(event.sequence() - 1, event.sequence());\n")));

    private Mutant(String name, String words, Set<Invariant> breaks, Change... changes) {
        this(name, words, Set.copyOf(breaks), new Patch(List.of(changes)));
    }

    /** Whether one of the invariants it breaks was found broken. */
    boolean isCaughtBy(Verdict verdict) {
        return breaks.stream()
                .anyMatch(invariant -> !verdict.violations(invariant).isEmpty());
    }
}
