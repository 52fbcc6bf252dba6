package org.steward.platform.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Stored;
import org.steward.platform.outbox.Journal;
import tools.jackson.databind.JsonNode;

/**
 * Commands on many aggregates of one type with one look into the journal and one write. What is not plainly new, or was
 * outrun, is left to {@link CommandRunner#run}, which knows how to tell.
 */
final class CommandBatch<S> {

    /** Of one look and one write. */
    static final int MAX = 1_000;

    private final AggregateStore<S> store;
    private final List<CommandRunner.OnLoaded<S>> commands;
    private final List<CommandRunner.@Nullable Outcome> outcomes;
    private final List<Integer> decided = new ArrayList<>();
    private final List<AggregateStore.Change<S>> changes = new ArrayList<>();

    CommandBatch(AggregateStore<S> store, List<CommandRunner.OnLoaded<S>> commands) {
        if (commands.size() > MAX) {
            throw new IllegalArgumentException(commands.size() + " commands: expected at most " + MAX);
        }
        this.store = store;
        this.commands = commands;
        this.outcomes = new ArrayList<>(Collections.nCopies(commands.size(), null));
    }

    /** Looks for repeats and decides the others. The aggregates were loaded before, as {@link CommandRunner} has it. */
    CommandBatch<S> decide(Journal journal, Instant now) {
        Set<String> known = journal.knownCommands(
                commands.stream().map(command -> command.command().id()).toList());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < commands.size(); i++) {
            CommandRunner.OnLoaded<S> one = commands.get(i);
            Stored<S> before = one.before();
            String commandId = one.command().id();
            if (seen.add(before.id())
                    && !known.contains(commandId)
                    && CommandRunner.pending(before, commandId) == null
                    && one.command().expectedVersion() == null
                    && before.outbox().size() < CommandRunner.MAX_OUTBOX_EVENTS) {
                outcomes.set(i, decide(i, one, now));
            }
        }
        return this;
    }

    private CommandRunner.Outcome decide(int index, CommandRunner.OnLoaded<S> one, Instant now) {
        Stored<S> before = one.before();
        Decision<S> decision;
        try {
            decision = one.decider().decide(before.state(), now);
        } catch (RefusedException refused) {
            return new CommandRunner.Outcome.Refused(refused.refusal());
        }
        return switch (decision) {
            case Decision.Refused<S> refused -> new CommandRunner.Outcome.Refused(refused.refusal());
            case Decision.Unchanged<S> unchanged ->
                done(
                        before.id(),
                        before.version(),
                        CommandRunner.answer(unchanged.answer(), before.id(), before.version()));
            case Decision.Accepted<S> accepted -> {
                long version = before.version() + 1;
                JsonNode answer = CommandRunner.answer(accepted.answer(), before.id(), version);
                List<PendingEvent> events =
                        CommandRunner.events(one.command(), accepted.events(), before.sequence(), version, answer, now);
                changes.add(new AggregateStore.Change<>(before, accepted.state(), events));
                decided.add(index);
                yield done(before.id(), version, answer);
            }
        };
    }

    private static CommandRunner.Outcome done(String id, long version, JsonNode answer) {
        return new CommandRunner.Outcome.Done(new CommandResult(id, version, answer, false));
    }

    /** Writes what was decided; returns the ids of the aggregates that may have events now. */
    List<String> write(Instant now) {
        if (changes.isEmpty()) {
            return List.of();
        }
        if (!store.updateAll(changes, now)) {
            // Which of them were written is found out one by one: those that were are repeats.
            decided.forEach(index -> outcomes.set(index, null));
        }
        return changes.stream().map(change -> change.before().id()).toList();
    }

    /** What came of each, in the order of the commands. */
    List<CommandRunner.Outcome> outcomes() {
        return outcomes.stream()
                .map(outcome -> outcome == null ? new CommandRunner.Outcome.Unsettled() : outcome)
                .toList();
    }
}
