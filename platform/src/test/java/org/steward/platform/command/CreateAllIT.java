package org.steward.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.fixture.SharedServers;
import org.steward.platform.outbox.Journal;

class CreateAllIT {

    record Thing(String name) {}

    @EventType("org.steward.test.thing.made.v1")
    record Made(String name) {}

    private static final Scope SITE = Scope.site("s-1");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

    private final Database database =
            new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(CreateAllIT.class));
    private final AggregateStore<Thing> things =
            new AggregateStore<>(database, AggregateType.of("thing", "things", Thing.class));
    private final Set<String> nudged = Collections.synchronizedSet(new HashSet<>());
    private CommandRunner runner;

    @BeforeEach
    void start() {
        runner = new CommandRunner(
                new Journal(database), (collection, id) -> nudged.add(id), CLOCK, new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static CommandRunner.Creation<Thing> creation(String id, String name) {
        Command command = Command.caused(SITE, "test.make", id, Authority.system("test"), "c", Map.of("name", name));
        return new CommandRunner.Creation<>(id, command, (state, now) -> {
            if (name.isEmpty()) {
                return Decision.refuse(Refusal.invalid("NAME_MISSING", "name", Map.of()));
            }
            return state == null ? Decision.accept(new Thing(name), new Made(name)) : Decision.unchanged();
        });
    }

    private static List<CommandRunner.Creation<Thing>> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> creation("t-" + number, "thing " + number))
                .toList();
    }

    private List<Stored<Thing>> stored() {
        List<Stored<Thing>> all = new ArrayList<>();
        things.collection().find().forEach(document -> all.add(things.decode(document)));
        return all;
    }

    @Test
    void manyAreCreatedEachWithItsOwnEvent() {
        assertThat(runner.createAll(things, SITE, many(300))).isEmpty();
        assertThat(stored()).hasSize(300).allSatisfy(thing -> {
            assertThat(thing.version()).isEqualTo(1);
            assertThat(thing.outbox()).hasSize(1);
            assertThat(thing.outbox().getFirst().command()).isNotNull();
        });
        assertThat(nudged).hasSize(300);
    }

    @Test
    void aRepeatDoesNothingTwice() {
        runner.createAll(things, SITE, many(20));
        assertThat(runner.createAll(things, SITE, many(30))).isEmpty();
        assertThat(stored()).hasSize(30).allSatisfy(thing -> assertThat(thing.outbox())
                .hasSize(1));
    }

    @Test
    void theSameIdTwiceInOneCallIsOne() {
        assertThat(runner.createAll(things, SITE, List.of(creation("t", "a"), creation("t", "a"))))
                .isEmpty();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void theSameIdWithAnotherBodyIsRefusedAndTheOthersAreNot() {
        runner.createAll(things, SITE, List.of(creation("t-1", "a")));
        assertThat(runner.createAll(things, SITE, List.of(creation("t-1", "b"), creation("t-2", "b"))))
                .hasSize(1)
                .extractingByKey("t-1")
                .extracting(Refusal::code)
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aRefusedCreationLeavesTheOthers() {
        assertThat(runner.createAll(things, SITE, List.of(creation("t-1", ""), creation("t-2", "b"))))
                .extractingByKey("t-1")
                .extracting(Refusal::code)
                .isEqualTo("NAME_MISSING");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void anIdTakenBetweenLookingAndWritingIsFoundOutAboutOneByOne() {
        CommandRunner.Creation<Thing> racing = creation("t-5", "thing 5");
        CommandRunner.Creation<Thing> slow = new CommandRunner.Creation<>("t-9", racing.command(), (state, now) -> {
            if (state == null) {
                // Another instance takes t-5 after this call looked for taken ids.
                things.insert(SITE, "t-5", new Thing("of another"), List.of(), now);
            }
            return state == null ? Decision.accept(new Thing("nine"), new Made("nine")) : Decision.unchanged();
        });
        List<CommandRunner.Creation<Thing>> creations = new ArrayList<>(many(9));
        creations.add(slow);
        assertThat(runner.createAll(things, SITE, creations)).isEmpty();
        assertThat(stored()).hasSize(10);
        assertThat(things.load(SITE, "t-5").state().name()).isEqualTo("of another");
    }

    @Test
    void oneCallHasALimit() {
        assertThatThrownBy(() -> runner.createAll(things, SITE, many(CommandRunner.MAX_CREATIONS + 1)))
                .hasMessageContaining("expected at most 1000");
    }
}
