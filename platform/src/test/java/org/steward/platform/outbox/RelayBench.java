package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Leases;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.BrokerServer;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.SharedServers;

/** A small service on the real database and broker: tallies, commands on them, and as many relays as a test wants. */
final class RelayBench implements AutoCloseable {

    static final Scope SITE = Scope.site("site-1");
    static final Duration LEASE = Duration.ofMillis(800);

    private static final AtomicInteger SERVICES = new AtomicInteger();

    final String service = "bench" + ProcessHandle.current().pid() + "x" + SERVICES.incrementAndGet();
    final BrokerServer broker;
    final Database database;
    final AggregateStore<Tally> tallies;
    final AggregateStore<Tally> counters;
    final Journal journal;
    final MeterRegistry meters = new SimpleMeterRegistry();
    final List<Instance> instances = new ArrayList<>();
    RelaySettings settings;
    List<OutgoingRoute> routes = List.of();
    List<TopicSpec> topics = List.of();

    RelayBench(Class<?> test) {
        this(test, SharedServers.broker());
    }

    RelayBench(Class<?> test, BrokerServer broker) {
        this(test, broker, SharedServers.database().uri());
    }

    RelayBench(Class<?> test, BrokerServer broker, String databaseUri) {
        this.broker = broker;
        this.database = new Database(databaseUri, SharedServers.freshDatabaseName(test));
        this.tallies = new AggregateStore<>(database, Tally.TYPE);
        this.counters = new AggregateStore<>(database, Tally.OTHER);
        this.journal = new Journal(database);
        this.settings = RelaySettings.of(service, broker.bootstrapServers());
        List<IndexSpec> indexes = new ArrayList<>(Journal.indexes());
        indexes.addAll(tallies.indexes());
        indexes.addAll(counters.indexes());
        IndexSpec.ensure(database, indexes);
    }

    /** One running copy of the service. */
    final class Instance {
        final Leases leases;
        final Relay relay;
        final CommandRunner runner;

        Instance(Duration leaseTime, BiConsumer<RelayStep, Integer> probe) {
            leases = new Leases(database, leaseTime);
            relay = new Relay(
                    database,
                    leases,
                    List.of(tallies, counters),
                    settings,
                    routes,
                    topics,
                    Clock.systemUTC(),
                    meters,
                    probe);
            runner = new CommandRunner(journal, relay, Clock.systemUTC(), meters);
        }

        Instance start() {
            leases.start();
            relay.start();
            return this;
        }

        void stop() {
            relay.stop();
            leases.stop();
        }

        /** As kill -9: nothing more is done, nothing is given back. */
        void crash() {
            relay.crash();
            org.steward.platform.document.LeaseFaults.halt(leases);
        }

        CommandResult add(String id, String key, long amount) {
            return runner.run(tallies, id, command(key, amount), Tally.add(amount));
        }
    }

    /** A new instance, not started. */
    Instance instance() {
        return instance((step, shard) -> {});
    }

    Instance instance(BiConsumer<RelayStep, Integer> probe) {
        return instance(LEASE, probe);
    }

    Instance instance(Duration leaseTime, BiConsumer<RelayStep, Integer> probe) {
        Instance instance = new Instance(leaseTime, probe);
        instances.add(instance);
        return instance;
    }

    static Command command(String key, long amount) {
        return new Command(
                SITE,
                "test.tally.add",
                key,
                new Authority("e-1", "e-2"),
                Command.fingerprint(Map.of("amount", amount)),
                null,
                "corr-" + key,
                "cause-" + key,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    /** A command runner without a relay behind it: events stay in the outbox. */
    CommandRunner silentRunner() {
        return new CommandRunner(journal, (collection, id) -> {}, Clock.systemUTC(), meters);
    }

    TopicReader reader() {
        return reader(settings.topic());
    }

    TopicReader reader(String topic) {
        return new TopicReader(broker.bootstrapServers(), topic);
    }

    long pending() {
        long pending = 0;
        for (AggregateStore<Tally> store : List.of(tallies, counters)) {
            for (var document : store.collection().find()) {
                pending += document.getArray("outbox").size();
            }
        }
        return pending;
    }

    /** Waits until the outboxes are empty and all of the journal is published. */
    void awaitDrained(Duration limit) {
        Eventually.passes(limit, () -> {
            assertThat(pending()).as("events in outboxes").isZero();
            assertThat(lag()).as("journal entries not published").isZero();
        });
    }

    long lag() {
        long lag = 0;
        Leases reading = new Leases(database, LEASE);
        for (int shard = 0; shard < AggregateStore.RELAY_SHARDS; shard++) {
            var lease = reading.read(List.of("relay-" + shard)).get("relay-" + shard);
            lag += journal.head(shard) - (lease == null ? 0 : Publisher.cursor(lease));
        }
        return lag;
    }

    /** Positions of each shard run from 1 without a gap, and sequences of each aggregate ascend with them. */
    long checkJournal() {
        long entries = 0;
        Map<String, Long> sequences = new HashMap<>();
        for (int shard = 0; shard < AggregateStore.RELAY_SHARDS; shard++) {
            long head = journal.head(shard);
            List<JournalEntry> all = journal.shardEntries(shard, 0, (int) Math.max(1, head));
            assertThat(all).hasSize((int) head);
            for (JournalEntry entry : all) {
                entries++;
                assertThat(entry.event().sequence())
                        .as("sequence of " + entry.id())
                        .isEqualTo(sequences.merge(entry.aggregateId(), 1L, Long::sum));
            }
        }
        return entries;
    }

    @Override
    public void close() {
        instances.forEach(Instance::stop);
        database.close();
    }
}
