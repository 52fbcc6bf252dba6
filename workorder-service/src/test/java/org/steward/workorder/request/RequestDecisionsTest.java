package org.steward.workorder.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;
import org.steward.workorder.request.ServiceRequest.Closing;
import org.steward.workorder.request.ServiceRequest.Status;
import org.steward.workorder.servicelevel.ServiceTerms;

class RequestDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final ServiceTerms TERMS = ServiceTerms.always(Duration.ofMinutes(30), Duration.ofHours(4));

    /** The state after each command in each state; {@code =} nothing to do, otherwise the code of the refusal. */
    private static final String TABLE = """
            state        receive        takeOver             release       dismiss       acknowledge   link          attach       endOrder     close         readContact
            HELD         REQUEST_EXISTS =                    RECEIVED      DISMISSED     REQUEST_STATE REQUEST_STATE HELD         HELD         REQUEST_STATE NO_CONTACT
            RECEIVED     REQUEST_EXISTS IMPORTED_DIFFERENTLY REQUEST_STATE REQUEST_STATE ACKNOWLEDGED  DUPLICATE     IN_PROGRESS  CLOSED       CLOSED  NO_CONTACT
            ACKNOWLEDGED REQUEST_EXISTS IMPORTED_DIFFERENTLY REQUEST_STATE REQUEST_STATE REQUEST_STATE DUPLICATE     IN_PROGRESS  CLOSED       CLOSED  NO_CONTACT
            IN_PROGRESS  REQUEST_EXISTS IMPORTED_DIFFERENTLY REQUEST_STATE REQUEST_STATE REQUEST_STATE REQUEST_STATE IN_PROGRESS  IN_PROGRESS  ORDERS_OPEN NO_CONTACT
            DUPLICATE    REQUEST_EXISTS IMPORTED_DIFFERENTLY REQUEST_STATE REQUEST_STATE REQUEST_STATE REQUEST_STATE DUPLICATE    DUPLICATE    REQUEST_STATE NO_CONTACT
            CLOSED       REQUEST_EXISTS IMPORTED_DIFFERENTLY REQUEST_STATE REQUEST_STATE REQUEST_STATE REQUEST_STATE CLOSED       CLOSED       REQUEST_STATE NO_CONTACT
            DISMISSED    REQUEST_EXISTS =                    REQUEST_STATE REQUEST_STATE REQUEST_STATE REQUEST_STATE DISMISSED    DISMISSED    REQUEST_STATE NO_CONTACT
            """;

    private static Intake intake(Source source) {
        return new Intake(
                Channel.PHONE,
                Kind.REPAIR,
                Category.PLUMBING,
                Severity.NORMAL,
                source == null ? "u-1" : null,
                null,
                new Reporter("c-1", null),
                "tap drips",
                source);
    }

    private static final Source SOURCE = new Source("old", "17", "f-1", null);

    private static RequestCommand.TakeOver takeOver(Source source, HoldReason held, Closing closing) {
        return new RequestCommand.TakeOver(
                "r-1", "s-1", intake(source), NOW.minus(Duration.ofDays(30)), NOW, held, closing);
    }

    private static final RequestCommand ATTACH = new RequestCommand.AttachOrder("o-1");

    private static Decision<ServiceRequest> decide(ServiceRequest request, RequestCommand command) {
        return RequestDecisions.decide(request, command, NOW);
    }

    private static Decision.Accepted<ServiceRequest> accepted(ServiceRequest request, RequestCommand command) {
        Decision<ServiceRequest> decision = decide(request, command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted<ServiceRequest>) decision;
    }

    private static ServiceRequest after(ServiceRequest request, RequestCommand command) {
        return accepted(request, command).state();
    }

    private static String code(Decision<ServiceRequest> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<ServiceRequest>) decision).refusal().code();
    }

    private static ServiceRequest in(Status status) {
        ServiceRequest received = after(null, new RequestCommand.Receive("r-1", "s-1", intake(null), TERMS));
        ServiceRequest held = after(null, takeOver(SOURCE, HoldReason.DUPLICATE, null));
        return switch (status) {
            case HELD -> held;
            case RECEIVED -> received;
            case ACKNOWLEDGED -> after(received, new RequestCommand.Acknowledge());
            case IN_PROGRESS -> after(received, ATTACH);
            case DUPLICATE -> after(received, link("r-2", original("r-2", Status.RECEIVED)));
            case CLOSED -> after(received, new RequestCommand.Close(Outcome.ANSWERED, null));
            case DISMISSED -> after(held, new RequestCommand.Dismiss());
        };
    }

    private static RequestCommand link(String id, ServiceRequest original) {
        return new RequestCommand.LinkDuplicate(id, original);
    }

    private static ServiceRequest original(String id, Status status) {
        ServiceRequest other = after(null, new RequestCommand.Receive(id, "s-1", intake(null), TERMS));
        return other.withStatus(status);
    }

    private static Map<String, RequestCommand> everyCommand() {
        Map<String, RequestCommand> commands = new LinkedHashMap<>();
        commands.put("receive", new RequestCommand.Receive("r-1", "s-1", intake(null), TERMS));
        commands.put("takeOver", takeOver(SOURCE, HoldReason.DUPLICATE, null));
        commands.put("release", new RequestCommand.Release(null, "gate", null));
        commands.put("dismiss", new RequestCommand.Dismiss());
        commands.put("acknowledge", new RequestCommand.Acknowledge());
        commands.put("link", link("r-2", original("r-2", Status.RECEIVED)));
        commands.put("attach", new RequestCommand.AttachOrder("o-2"));
        commands.put("endOrder", new RequestCommand.EndOrder("o-2", true));
        commands.put("close", new RequestCommand.Close(Outcome.ANSWERED, "told how"));
        commands.put("readContact", new RequestCommand.ReadContact());
        return commands;
    }

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        List<String> lines = TABLE.lines().toList();
        List<String> columns = words(lines.getFirst());
        assertThat(columns.subList(1, columns.size()))
                .containsExactlyElementsOf(everyCommand().keySet());
        assertThat(lines.stream().skip(1).map(line -> words(line).getFirst()))
                .containsExactlyElementsOf(
                        Arrays.stream(Status.values()).map(Enum::name).toList());
        return lines.stream().skip(1).flatMap(line -> {
            List<String> cells = words(line);
            return columns.stream()
                    .skip(1)
                    .map(column -> DynamicTest.dynamicTest(
                            cells.getFirst() + " × " + column,
                            () -> check(
                                    in(Status.valueOf(cells.getFirst())),
                                    everyCommand().get(column),
                                    cells.get(columns.indexOf(column)))));
        });
    }

    private static void check(ServiceRequest request, RequestCommand command, String expected) {
        Decision<ServiceRequest> decision = decide(request, command);
        if (expected.equals("=")) {
            assertThat(decision).isInstanceOf(Decision.Unchanged.class);
        } else if (Arrays.stream(Status.values()).map(Enum::name).anyMatch(expected::equals)) {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            ServiceRequest after = ((Decision.Accepted<ServiceRequest>) decision).state();
            assertThat(after.status()).isEqualTo(Status.valueOf(expected));
            assertThat(Json.fromBson(Json.toBson(after), ServiceRequest.class)).isEqualTo(after);
        } else {
            assertThat(code(decision)).isEqualTo(expected);
        }
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.trim().split("\\s+"));
    }

    @TestFactory
    Stream<DynamicTest> onlyTwoCommandsMakeARequest() {
        return everyCommand().entrySet().stream()
                .filter(entry -> !List.of("receive", "takeOver").contains(entry.getKey()))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertThatThrownBy(() -> decide(null, entry.getValue()))
                                .isInstanceOf(IllegalArgumentException.class)));
    }

    @Test
    void acknowledgingSaysWhetherItWasInTime() {
        ServiceRequest received = in(Status.RECEIVED);
        assertThat(((RequestEvent.Acknowledged) ((Decision.Accepted<ServiceRequest>) RequestDecisions.decide(
                                        received,
                                        new RequestCommand.Acknowledge(),
                                        received.respondBy().plusMillis(1)))
                                .events()
                                .getFirst())
                        .inTime())
                .isFalse();
        assertThat(((RequestEvent.Acknowledged) accepted(received, new RequestCommand.Acknowledge())
                                .events()
                                .getFirst())
                        .inTime())
                .isTrue();
    }

    @Test
    void readingTheContactLeavesARecord() {
        Intake told = new Intake(
                Channel.DESK,
                Kind.ENQUIRY,
                Category.OTHER,
                Severity.LOW,
                null,
                "lobby",
                new Reporter(null, "Ms. Li 138 0000 0000"),
                "asks for the way",
                null);
        ServiceRequest request = after(null, new RequestCommand.Receive("r-1", "s-1", told, TERMS));
        assertThat(accepted(request, new RequestCommand.ReadContact()).events())
                .containsExactly(new RequestEvent.ContactRead("r-1", "s-1"));
        assertThat(RequestView.masked("Ms. Li 138 0000 0000")).isEqualTo("M******************0");
        assertThat(RequestView.masked("1234")).isEqualTo("****");
    }

    @Test
    void aDuplicateNeedsAnOriginalThatCounts() {
        ServiceRequest request = in(Status.RECEIVED);
        assertThat(code(decide(request, link("r-9", null)))).isEqualTo("ORIGINAL_UNKNOWN");
        assertThat(code(decide(request, link("r-1", request)))).isEqualTo("DUPLICATE_OF_ITSELF");
        for (Status status : List.of(Status.DUPLICATE, Status.HELD, Status.DISMISSED)) {
            assertThat(code(decide(request, link("r-2", original("r-2", status)))))
                    .isEqualTo("ORIGINAL_NOT_USABLE");
        }
        assertThat(after(request, link("r-2", original("r-2", Status.CLOSED))).duplicateOf())
                .isEqualTo("r-2");
    }

    @Test
    void theRequestIsClosedWithItsLastOrder() {
        ServiceRequest two = after(in(Status.IN_PROGRESS), new RequestCommand.AttachOrder("o-2"));
        assertThat(decide(two, ATTACH)).isInstanceOf(Decision.Unchanged.class);
        ServiceRequest one = after(two, new RequestCommand.EndOrder("o-1", true));
        assertThat(one.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(decide(one, new RequestCommand.EndOrder("o-1", true))).isInstanceOf(Decision.Unchanged.class);
        ServiceRequest none = after(one, new RequestCommand.EndOrder("o-2", false));
        assertThat(none.status()).isEqualTo(Status.CLOSED);
        assertThat(none.closing().outcome()).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void aRequestWhoseOrdersWereAllCancelledWaitsForADecision() {
        assertThat(after(in(Status.IN_PROGRESS), new RequestCommand.EndOrder("o-1", false))
                        .status())
                .isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void someOutcomesAreNotChosen() {
        for (Outcome outcome : List.of(Outcome.UNSTATED, Outcome.DUPLICATE)) {
            assertThat(code(decide(in(Status.RECEIVED), new RequestCommand.Close(outcome, null))))
                    .isEqualTo("OUTCOME_NOT_ALLOWED");
        }
    }

    @Test
    void historyIsTakenOverWithItsOwnTimes() {
        Closing closing = new Closing(Outcome.RESOLVED, NOW.plus(Duration.ofDays(1)), "Case Resolved");
        Decision.Accepted<ServiceRequest> taken = accepted(null, takeOver(SOURCE, null, closing));
        assertThat(taken.state().status()).isEqualTo(Status.CLOSED);
        assertThat(taken.events())
                .extracting(Object::getClass)
                .isEqualTo(List.of(RequestEvent.Received.class, RequestEvent.Closed.class));
        assertThat(((RequestEvent.Closed) taken.events().getLast()).inTime()).isFalse();
        assertThat(accepted(null, takeOver(SOURCE, null, null)).events()).hasSize(1);
    }

    @Test
    void aRowThatChangedSinceItWasImportedIsRefused() {
        assertThat(code(decide(in(Status.HELD), takeOver(new Source("old", "17", "f-2", null), null, null))))
                .isEqualTo("IMPORTED_DIFFERENTLY");
    }

    @Test
    void aHeldRequestIsReleasedWithWhatWasMissing() {
        ServiceRequest placeless = after(null, takeOver(SOURCE, HoldReason.MISSING_PLACE, null));
        assertThat(code(decide(placeless, new RequestCommand.Release(null, null, null))))
                .isEqualTo("PLACE_REQUIRED");
        assertThat(after(placeless, new RequestCommand.Release(null, "gate", null))
                        .intake()
                        .place())
                .isEqualTo("gate");
        ServiceRequest unknown = after(null, takeOver(SOURCE, HoldReason.UNKNOWN_CATEGORY, null));
        assertThat(code(decide(unknown, new RequestCommand.Release(null, "gate", null))))
                .isEqualTo("CATEGORY_REQUIRED");
        assertThat(after(unknown, new RequestCommand.Release(null, null, Category.LIFT))
                        .intake()
                        .category())
                .isEqualTo(Category.LIFT);
    }

    @Test
    void aReleasedRequestThatWasClosedThereIsClosedHere() {
        ServiceRequest held =
                after(null, takeOver(SOURCE, HoldReason.DUPLICATE, new Closing(Outcome.DUPLICATE, NOW, null)));
        assertThat(after(held, new RequestCommand.Release(null, null, null)).status())
                .isEqualTo(Status.CLOSED);
    }
}
