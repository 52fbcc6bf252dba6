package org.steward.staff.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;
import static org.steward.staff.Decisions.refusal;
import static org.steward.staff.Decisions.refused;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.Decision;
import org.steward.staff.organisation.Region;
import org.steward.staff.site.Site.Status;

class SiteDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Region NORTH = new Region("r-1", "NORTH", "North");
    private static final List<ChecklistItem> TWO =
            List.of(ChecklistItem.open("keys", "钥匙", "Keys"), ChecklistItem.open("team", "人员", "Team"));
    private static final SiteCommand OPEN = new SiteCommand.Open();
    private static final SiteCommand CLOSE = new SiteCommand.Close();

    /** What every command does in every state. */
    private static final String TABLE = """
            state   plan        tickNext   tickDone   tickUnknown open                 close      establish
            NEW     SITE_EXISTS accepted   -          NOT_FOUND   CHECKLIST_INCOMPLETE accepted   accepted
            READY   SITE_EXISTS -          unchanged  NOT_FOUND   accepted             accepted   accepted
            OPEN    SITE_EXISTS -          SITE_STATE SITE_STATE  SITE_STATE           accepted   accepted
            CLOSED  SITE_EXISTS -          SITE_STATE SITE_STATE  SITE_STATE           SITE_STATE SITE_STATE
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        Map<String, SiteCommand> commands = commands();
        List<String> lines = TABLE.lines().toList();
        List<String> columns = words(lines.getFirst());
        assertThat(columns.subList(1, columns.size())).containsExactlyElementsOf(commands.keySet());
        return lines.stream().skip(1).flatMap(line -> {
            List<String> cells = words(line);
            Site site = states().get(cells.getFirst());
            return IntStream.range(1, columns.size())
                    .filter(i -> !cells.get(i).equals("-"))
                    .mapToObj(i -> DynamicTest.dynamicTest(cells.getFirst() + " × " + columns.get(i), () -> assertThat(
                                    outcome(() -> SiteDecisions.decide(site, commands.get(columns.get(i)), NOW)))
                            .isEqualTo(cells.get(i))));
        });
    }

    private static Map<String, SiteCommand> commands() {
        Map<String, SiteCommand> commands = new LinkedHashMap<>();
        commands.put("plan", plan(TWO));
        commands.put("tickNext", tick("keys"));
        commands.put("tickDone", tick("team"));
        commands.put("tickUnknown", tick("moon"));
        commands.put("open", OPEN);
        commands.put("close", CLOSE);
        commands.put(
                "establish",
                new SiteCommand.SetEstablishment(List.of(new EstablishmentLine("p-guard", 4)), Set.of("p-guard")));
        return commands;
    }

    private static Map<String, Site> states() {
        Site planned = after(null, plan(TWO));
        Site ready = after(after(planned, tick("keys")), tick("team"));
        Site open = after(ready, OPEN);
        return Map.of("NEW", planned, "READY", ready, "OPEN", open, "CLOSED", after(open, CLOSE));
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.trim().split("\\s+"));
    }

    @TestFactory
    Stream<DynamicTest> nothingButPlanningWorksWithoutASite() {
        return commands().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("plan"))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertThatThrownBy(
                                () -> SiteDecisions.decide(null, entry.getValue(), NOW))
                        .isInstanceOf(IllegalArgumentException.class)));
    }

    @Test
    void aPlannedSiteHasTheStandardChecklistUnlessToldOtherwise() {
        assertThat(after(null, plan(List.of())).checklist()).isEqualTo(OpeningChecklist.STANDARD);
        assertThat(after(null, plan(TWO)).checklist()).isEqualTo(TWO);
    }

    @Test
    void planningTellsEveryServiceWhatItNeeds() {
        assertThat(accepted(SiteDecisions.decide(null, plan(TWO), NOW)).events())
                .containsExactly(new SiteEvent.Planned(
                        "s-1", "BJ-01", "r-1", "Jade Court", SiteKind.HOUSING_ESTATE, "Asia/Shanghai", "CNY"));
    }

    @Test
    void aTickSaysWhoAndWhenAndHowManyAreLeft() {
        Decision.Accepted<Site> decision = accepted(SiteDecisions.decide(after(null, plan(TWO)), tick("keys"), NOW));
        assertThat(decision.state().checklist().getFirst())
                .isEqualTo(new ChecklistItem("keys", "钥匙", "Keys", NOW, "e-1"));
        assertThat(decision.events()).containsExactly(new SiteEvent.ChecklistItemCompleted("s-1", "keys", 1));
    }

    @Test
    void aRefusedOpeningNamesWhatIsLeft() {
        Site oneLeft = after(after(null, plan(TWO)), tick("team"));
        assertThat(refusal(() -> SiteDecisions.decide(oneLeft, OPEN, NOW)).args())
                .containsEntry("open", "keys");
    }

    @Test
    void openingAndClosingAreTold() {
        Map<String, Site> states = states();
        Decision.Accepted<Site> opened = accepted(SiteDecisions.decide(states.get("READY"), OPEN, NOW));
        assertThat(opened.events()).containsExactly(new SiteEvent.Opened("s-1"));
        assertThat(opened.state().status()).isEqualTo(Status.OPEN);
        assertThat(opened.state().openedAt()).isEqualTo(NOW);
        Decision.Accepted<Site> closed = accepted(SiteDecisions.decide(opened.state(), CLOSE, NOW));
        assertThat(closed.events()).containsExactly(new SiteEvent.Closed("s-1"));
        assertThat(closed.state().closedAt()).isEqualTo(NOW);
    }

    @Test
    void takingOverMayBeGivenUp() {
        assertThat(after(after(null, plan(TWO)), CLOSE).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void whatCannotBePlannedSaysWhere() {
        assertThat(refused(() -> SiteDecisions.decide(null, plan(null, "Asia/Shanghai", "CNY", TWO), NOW)))
                .isEqualTo("REGION_UNKNOWN at regionId");
        assertThat(refused(() -> SiteDecisions.decide(null, plan(NORTH, "Asia/Nowhere", "CNY", TWO), NOW)))
                .isEqualTo("ZONE_UNKNOWN at zone");
        assertThat(refused(() -> SiteDecisions.decide(null, plan(NORTH, "Asia/Shanghai", "RMB", TWO), NOW)))
                .isEqualTo("CURRENCY_UNKNOWN at currency");
        assertThat(refused(() -> SiteDecisions.decide(
                        null, plan(NORTH, "Asia/Shanghai", "CNY", List.of(TWO.getFirst(), TWO.getFirst())), NOW)))
                .isEqualTo("VALUE_REPEATED at checklist[1].item");
        List<ChecklistItem> tooMany = IntStream.rangeClosed(0, Site.MAX_CHECKLIST_ITEMS)
                .mapToObj(i -> ChecklistItem.open("item-" + i, "项", "Item"))
                .toList();
        assertThat(refused(() -> SiteDecisions.decide(null, plan(tooMany), NOW)))
                .isEqualTo("VALUE_OUT_OF_RANGE at checklist");
    }

    @Test
    void anEstablishmentNamesKnownPositionsOnce() {
        Site site = after(null, plan(TWO));
        EstablishmentLine guards = new EstablishmentLine("p-guard", 4);
        assertThat(refused(() -> SiteDecisions.decide(
                        site,
                        new SiteCommand.SetEstablishment(
                                List.of(guards, new EstablishmentLine("p-moon", 1)), Set.of("p-guard")),
                        NOW)))
                .isEqualTo("POSITION_UNKNOWN at establishment[1].positionId");
        assertThat(refused(() -> SiteDecisions.decide(
                        site, new SiteCommand.SetEstablishment(List.of(guards, guards), Set.of("p-guard")), NOW)))
                .isEqualTo("VALUE_REPEATED at establishment[1].positionId");
    }

    @Test
    void theSameEstablishmentAgainChangesNothing() {
        SiteCommand set =
                new SiteCommand.SetEstablishment(List.of(new EstablishmentLine("p-guard", 4)), Set.of("p-guard"));
        Site site = after(after(null, plan(TWO)), set);
        assertThat(SiteDecisions.decide(site, set, NOW)).isInstanceOf(Decision.Unchanged.class);
    }

    private static Site after(Site site, SiteCommand command) {
        return accepted(SiteDecisions.decide(site, command, NOW)).state();
    }

    private static SiteCommand tick(String item) {
        return new SiteCommand.CompleteItem(item, "e-1");
    }

    private static SiteCommand plan(List<ChecklistItem> checklist) {
        return plan(NORTH, "Asia/Shanghai", "CNY", checklist);
    }

    private static SiteCommand plan(Region region, String zone, String currency, List<ChecklistItem> checklist) {
        return new SiteCommand.Plan(
                "s-1", "BJ-01", "r-1", region, "Jade Court", SiteKind.HOUSING_ESTATE, zone, currency, checklist);
    }
}
