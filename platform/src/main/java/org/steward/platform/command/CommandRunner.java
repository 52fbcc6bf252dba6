package org.steward.platform.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Json;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.document.WriteConflict;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.RelayNudge;
import tools.jackson.databind.JsonNode;

/**
 * Runs a command: wait for the aggregate's turn, load, recognise a retry, decide, write once, and decide again a bounded
 * number of times when another instance was first.
 */
public final class CommandRunner {

    /** Events an aggregate may hold before they reach the journal; more is refused with 503. */
    public static final int MAX_OUTBOX_EVENTS = 400;

    /** Creations taken together; bounds the time of one write. */
    public static final int MAX_CREATIONS = 1_000;

    private static final int MAX_ATTEMPTS = 40;
    private static final long MAX_BACKOFF_MICROS = 20_000;

    private final Journal journal;
    private final RelayNudge relay;
    private final Clock clock;
    private final AggregateQueue queue = new AggregateQueue();
    private final MeterRegistry meters;

    public CommandRunner(Journal journal, RelayNudge relay, Clock clock, MeterRegistry meters) {
        this.journal = journal;
        this.relay = relay;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Runs one command on one aggregate.
     *
     * @throws RefusedException when the decision, an outdated If-Match, a reused command id or overload refuses it
     */
    public <S> CommandResult run(AggregateStore<S> store, String id, Command command, Decider<S> decider) {
        String lane = store.type().collection() + '/' + id;
        return queue.inTurn(lane, () -> attempt(store, id, command, decider));
    }

    /** One creation among many. */
    public record Creation<S>(String id, Command command, Decider<S> decider) {}

    /**
     * Runs many creations in one scope, most of them of ids not taken yet, with few writes; an id that is taken is run by
     * itself, and so is known as a repeat.
     *
     * @param creations at most {@value #MAX_CREATIONS}
     * @return why not, by id; all others were accepted, are as wanted, or were done before
     */
    public <S> Map<String, Refusal> createAll(AggregateStore<S> store, Scope scope, List<Creation<S>> creations) {
        if (creations.size() > MAX_CREATIONS) {
            throw new IllegalArgumentException(creations.size() + " creations: expected at most " + MAX_CREATIONS);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<String> taken = new HashSet<>(
                store.taken(scope, creations.stream().map(Creation::id).toList()));
        List<Creation<S>> singly = new ArrayList<>();
        List<Creation<S>> together = new ArrayList<>();
        List<AggregateStore.Fresh<S>> fresh = new ArrayList<>();
        Map<String, Refusal> refusals = new HashMap<>();
        for (Creation<S> creation : creations) {
            if (!taken.add(creation.id())) {
                singly.add(creation);
                continue;
            }
            switch (creation.decider().decide(null, now)) {
                case Decision.Refused<S> refused -> refusals.put(creation.id(), refused.refusal());
                case Decision.Unchanged<S> unchanged -> {}
                case Decision.Accepted<S> accepted -> {
                    JsonNode answer = answer(accepted.answer(), creation.id(), 1);
                    List<PendingEvent> events = events(creation.command(), accepted.events(), 0, 1, answer, now);
                    together.add(creation);
                    fresh.add(new AggregateStore.Fresh<>(creation.id(), accepted.state(), events));
                }
            }
        }
        try {
            if (!fresh.isEmpty()) {
                store.insertAll(scope, fresh, now);
            }
        } catch (WriteConflict conflict) {
            // Somebody took one of them meanwhile; which were written is found out one by one.
            singly.addAll(together);
        }
        together.forEach(creation -> relay.nudge(store.type().collection(), creation.id()));
        for (Creation<S> creation : singly) {
            try {
                run(store, creation.id(), creation.command(), creation.decider());
            } catch (RefusedException refused) {
                refusals.put(creation.id(), refused.refusal());
            }
        }
        return refusals;
    }

    /** One command among many, on its aggregate as it was loaded a moment ago. */
    public record OnLoaded<S>(Stored<S> before, Command command, Decider<S> decider) {}

    /** What came of one of many commands. */
    public sealed interface Outcome {

        record Done(CommandResult result) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        /** A repeat, outrun, or not to be told: to be run by itself. */
        record Unsettled() implements Outcome {}
    }

    /**
     * Runs commands on many existing aggregates of one type, each as {@link #run} would, with few reads and writes: for mass
     * runs, where each by itself would cost several times as much.
     *
     * @param commands at most a thousand
     * @return what came of each, in their order
     */
    public <S> List<Outcome> tryAll(AggregateStore<S> store, List<OnLoaded<S>> commands) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CommandBatch<S> batch = new CommandBatch<>(store, commands).decide(journal, now);
        batch.write(now).forEach(id -> relay.nudge(store.type().collection(), id));
        return batch.outcomes();
    }

    private <S> CommandResult attempt(AggregateStore<S> store, String id, Command command, Decider<S> decider) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(store, id, command, decider);
            } catch (WriteConflict conflict) {
                meters.counter(
                                "steward.command.conflicts",
                                "aggregate",
                                store.type().name())
                        .increment();
                if (attempt == MAX_ATTEMPTS) {
                    throw new RefusedException(
                            new Refusal(Refusal.Kind.BUSY, "TOO_MANY_CONFLICTS", null, Map.of("id", id)));
                }
                backOff(attempt);
            }
        }
    }

    private <S> CommandResult once(AggregateStore<S> store, String id, Command command, Decider<S> decider) {
        Stored<S> before = store.load(command.scope(), id);
        // Loaded first, journal second: an event leaves the outbox only after it is in the journal, so one of both has
        // it.
        CommandResult replay = replay(store, before, id, command);
        if (replay != null) {
            return replay;
        }
        long version = before == null ? 0 : before.version();
        Long expected = command.expectedVersion();
        if (expected != null && expected != version) {
            throw new RefusedException(new Refusal(
                    Refusal.Kind.STALE, "STALE_VERSION", null, Map.of("expected", expected, "current", version)));
        }
        if (before != null && before.outbox().size() >= MAX_OUTBOX_EVENTS) {
            throw new RefusedException(
                    new Refusal(Refusal.Kind.BUSY, "OUTBOX_FULL", null, Map.of("id", id, "limit", MAX_OUTBOX_EVENTS)));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Decision<S> decision = decider.decide(before == null ? null : before.state(), now);
        return switch (decision) {
            case Decision.Refused<S> refused -> throw new RefusedException(refused.refusal());
            case Decision.Unchanged<S> unchanged ->
                new CommandResult(id, version, answer(unchanged.answer(), id, version), false);
            case Decision.Accepted<S> accepted -> write(store, before, id, command, accepted, now);
        };
    }

    private <S> CommandResult write(
            AggregateStore<S> store,
            @Nullable Stored<S> before,
            String id,
            Command command,
            Decision.Accepted<S> accepted,
            Instant now) {
        long version = before == null ? 1 : before.version() + 1;
        JsonNode answer = answer(accepted.answer(), id, version);
        List<PendingEvent> events =
                events(command, accepted.events(), before == null ? 0 : before.sequence(), version, answer, now);
        if (before == null) {
            store.insert(command.scope(), id, accepted.state(), events, now);
        } else {
            store.update(before, accepted.state(), events, now);
        }
        relay.nudge(store.type().collection(), id);
        return new CommandResult(id, version, answer, false);
    }

    static List<PendingEvent> events(
            Command command, List<Object> events, long sequence, long version, JsonNode answer, Instant now) {
        List<PendingEvent> pending = new ArrayList<>(events.size());
        for (Object event : events) {
            PendingEvent.CommandRecord record = pending.isEmpty()
                    ? new PendingEvent.CommandRecord(command.id(), command.fingerprint(), version, answer)
                    : null;
            pending.add(new PendingEvent(
                    sequence + pending.size() + 1,
                    typeOf(event),
                    now,
                    command.authority().actor(),
                    command.authority().onBehalfOf(),
                    command.id(),
                    command.correlationId(),
                    command.causationId(),
                    command.traceparent(),
                    Json.tree(event),
                    record));
        }
        return pending;
    }

    private @Nullable CommandResult replay(
            AggregateStore<?> store, @Nullable Stored<?> before, String id, Command command) {
        PendingEvent.CommandRecord done = null;
        if (before != null && pending(before, command.id()) != null) {
            // Seen, but perhaps not yet by a majority: only what cannot be rolled back is answered.
            Stored<?> confirmed = store.loadMajority(command.scope(), id);
            done = confirmed == null ? null : pending(confirmed, command.id());
            if (done == null && journal.findCommand(command.id(), id) == null) {
                throw new WriteConflict(store.type().collection(), id, before.version());
            }
        }
        if (done == null) {
            done = journal.findCommand(command.id(), id);
        }
        if (done == null) {
            return null;
        }
        if (!done.fingerprint().equals(command.fingerprint())) {
            throw new RefusedException(
                    Refusal.invalid("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key", Map.of("key", command.key())));
        }
        return new CommandResult(id, done.version(), done.answer(), true);
    }

    static PendingEvent.@Nullable CommandRecord pending(Stored<?> aggregate, String commandId) {
        for (PendingEvent event : aggregate.outbox()) {
            PendingEvent.CommandRecord command = event.command();
            if (command != null && command.id().equals(commandId)) {
                return command;
            }
        }
        return null;
    }

    static JsonNode answer(@Nullable Object answer, String id, long version) {
        return Json.tree(answer == null ? Map.of("id", id, "version", version) : answer);
    }

    /** The CloudEvents type of an event record. */
    public static String typeOf(Object event) {
        EventType type = event.getClass().getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " has no @EventType");
        }
        return type.value();
    }

    private static void backOff(int attempt) {
        long cap = Math.min(MAX_BACKOFF_MICROS, 200L << Math.min(attempt, 10));
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(cap / 2, cap)));
    }
}
