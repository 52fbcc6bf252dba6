package org.steward.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;

class FoldTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private final Fold<Tally> fold = new Fold<>(Tallies.PROJECTION);

    @ParameterizedTest
    @CsvSource({"0,1,NEXT", "0,2,GAP", "5,6,NEXT", "5,5,DUPLICATE", "5,1,DUPLICATE", "5,7,GAP", "5,4000000000,GAP"})
    void theGate(long seen, long sequence, Gate expected) {
        assertThat(Gate.decide(seen, sequence)).isEqualTo(expected);
    }

    /** However often and in whatever order: nothing is applied twice or out of turn, and a stop is at the first gap. */
    @Property(tries = 500)
    void neverSkipsAndNeverRepeats(
            @ForAll @Size(max = 30) List<@LongRange(min = 1, max = 12) Long> arrivals,
            @ForAll @IntRange(max = 3) int before) {
        Fold.Row<Tally> row =
                applied(LongStream.rangeClosed(1, before).boxed().toList()).row();
        List<Delivery> deliveries = arrivals.stream().map(FoldTest::added).toList();
        Fold.Outcome<Tally> outcome = fold.apply(row, deliveries, Set.of());
        long seen = outcome.row().sequence();
        Tally tally = outcome.row().view();
        assertThat(tally == null ? List.of() : tally.seen())
                .isEqualTo(LongStream.rangeClosed(1, seen).boxed().toList());
        Stopped stopped = outcome.stopped();
        if (stopped == null) {
            assertThat(outcome.passed() + outcome.duplicates()).isEqualTo(arrivals.size());
        } else {
            assertThat(stopped.reason()).isEqualTo(ParkReason.GAP);
            assertThat(first(stopped).sequence()).isGreaterThan(seen + 1);
            assertThat(outcome.passed() + outcome.duplicates() + stopped.rest().size())
                    .isEqualTo(arrivals.size());
        }
    }

    @Test
    void anUnknownTypePassesByAndLeavesTheView() {
        Fold.Outcome<Tally> outcome = fold.apply(
                Fold.Row.none(), List.of(added(1), of(2, "org.steward.test.thing.renamed.v3"), added(3)), Set.of());
        assertThat(outcome.stopped()).isNull();
        assertThat(outcome.row().sequence()).isEqualTo(3);
        assertThat(outcome.row().view()).isEqualTo(new Tally(List.of(1L, 3L)));
    }

    @Test
    void aTypeWithoutAVersionIsAnUnknownType() {
        Fold.Outcome<Tally> outcome =
                fold.apply(Fold.Row.none(), List.of(of(1, "org.steward.test.thing.added")), Set.of());
        // Its name is a known one, but in no version we know.
        assertThat(outcome.stopped()).isNotNull();
        assertThat(outcome.stopped().reason()).isEqualTo(ParkReason.UNKNOWN_VERSION);
    }

    @Test
    void anUnknownVersionStopsAndSaysWhatItIs() {
        Fold.Outcome<Tally> outcome =
                fold.apply(Fold.Row.none(), List.of(added(1), of(2, Tallies.ADDED_V2), added(3)), Set.of());
        assertThat(outcome.stopped()).isNotNull();
        assertThat(outcome.stopped().reason()).isEqualTo(ParkReason.UNKNOWN_VERSION);
        assertThat(outcome.stopped().error()).contains(Tallies.ADDED_V2);
        assertThat(outcome.stopped().rest()).hasSize(2);
        assertThat(outcome.row().sequence()).isEqualTo(1);
    }

    @Test
    void aFailingFoldStopsAtItsEvent() {
        Fold.Outcome<Tally> outcome =
                fold.apply(Fold.Row.none(), List.of(added(1), of(2, Tallies.BROKEN), added(3)), Set.of());
        assertThat(outcome.stopped()).isNotNull();
        assertThat(outcome.stopped().reason()).isEqualTo(ParkReason.FAILED);
        assertThat(outcome.stopped().error()).isEqualTo("IllegalStateException: broken at 2");
        assertThat(first(outcome.stopped()).sequence()).isEqualTo(2);
        assertThat(outcome.row().view()).isEqualTo(new Tally(List.of(1L)));
    }

    @Test
    void whatWasGivenUpIsPassed() {
        Set<String> discarded = Set.of(
                Fold.discardKey(ParkReason.FAILED, "a:2"),
                Fold.discardKey(ParkReason.UNKNOWN_VERSION, "a:3"),
                Fold.discardKey(ParkReason.MALFORMED, "t:0:99"));
        Fold.Outcome<Tally> outcome = fold.apply(
                Fold.Row.none(),
                List.of(added(1), of(2, Tallies.BROKEN), of(3, Tallies.ADDED_V2), unreadable(99), added(4)),
                discarded);
        assertThat(outcome.stopped()).isNull();
        assertThat(outcome.row().sequence()).isEqualTo(4);
        assertThat(outcome.row().view()).isEqualTo(new Tally(List.of(1L, 4L)));
    }

    @Test
    void aGapGivenUpIsJumpedAndTheEventBehindItApplied() {
        Fold.Outcome<Tally> outcome = fold.apply(
                Fold.Row.none(), List.of(added(1), added(4), added(5)), Set.of(Fold.discardKey(ParkReason.GAP, "a:4")));
        assertThat(outcome.stopped()).isNull();
        assertThat(outcome.row().view()).isEqualTo(new Tally(List.of(1L, 4L, 5L)));
    }

    @Test
    void aGapGivenUpDoesNotGiveUpTheEventBehindIt() {
        Fold.Outcome<Tally> outcome = fold.apply(
                Fold.Row.none(),
                List.of(added(1), of(4, Tallies.BROKEN)),
                Set.of(Fold.discardKey(ParkReason.GAP, "a:4")));
        assertThat(outcome.stopped()).isNotNull();
        assertThat(outcome.stopped().reason()).isEqualTo(ParkReason.FAILED);
    }

    @Test
    void whatCannotBeReadStopsItsKey() {
        Fold.Outcome<Tally> outcome = fold.apply(Fold.Row.none(), List.of(added(1), unreadable(7), added(2)), Set.of());
        assertThat(outcome.stopped()).isNotNull();
        assertThat(outcome.stopped().reason()).isEqualTo(ParkReason.MALFORMED);
        assertThat(outcome.stopped().rest()).hasSize(2);
    }

    @Test
    void waitingMessagesAreTriedInTheOrderOfTheirSequences() {
        List<Delivery> sorted = IntStream.of(3, 1, 2)
                .mapToObj(FoldTest::added)
                .sorted(Delivery.IN_ORDER)
                .toList();
        assertThat(sorted.stream().map(delivery -> event(delivery).sequence())).containsExactly(1L, 2L, 3L);
    }

    private Fold.Outcome<Tally> applied(List<Long> sequences) {
        return fold.apply(
                Fold.Row.none(), sequences.stream().map(FoldTest::added).toList(), Set.of());
    }

    private static InboundEvent first(Stopped stopped) {
        return event(stopped.rest().getFirst());
    }

    private static InboundEvent event(Delivery delivery) {
        assertThat(delivery.event()).isNotNull();
        return delivery.event();
    }

    private static Delivery added(long sequence) {
        return of(sequence, Tallies.ADDED);
    }

    private static Delivery of(long sequence, String type) {
        return new Delivery(
                new ConsumerRecord<>("t", 0, sequence, "a", new byte[0]),
                new InboundEvent(
                        "a:" + sequence,
                        type,
                        "test",
                        "thing",
                        "a",
                        sequence,
                        Scope.COMPANY,
                        AT.plusSeconds(sequence),
                        "tester",
                        null,
                        "c",
                        Json.mapper().createObjectNode()),
                null);
    }

    private static Delivery unreadable(long offset) {
        return new Delivery(new ConsumerRecord<>("t", 0, offset, "a", new byte[0]), null, "no JSON");
    }
}
