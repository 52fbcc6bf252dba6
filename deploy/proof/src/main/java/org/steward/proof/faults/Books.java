package org.steward.proof.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.steward.local.DemoUser;
import org.steward.local.Part;
import org.steward.platform.fixture.Http;
import org.steward.platform.money.Money;
import org.steward.proof.faults.Verdict.Invariant;
import org.steward.proof.faults.World.Site;
import tools.jackson.databind.JsonNode;

/** Opens the books after everything has become quiet, and compares them with the clients' own log: I1 to I5. */
final class Books {

    private final Stage stage;
    private final World world;
    private final Teller teller;
    private final Journals journals;
    private final Topics topics;
    private final Verdict verdict;
    private final Map<String, Long> lastOf = new HashMap<>();
    private final Map<String, String> siteOf = new HashMap<>();

    Books(Stage stage, World world, Teller teller, Journals journals, Verdict verdict) {
        this.stage = stage;
        this.world = world;
        this.teller = teller;
        this.journals = journals;
        this.topics = new Topics(stage.bootstrapServers());
        this.verdict = verdict;
    }

    /** Last sequence on the topics of every aggregate there. */
    Map<String, Long> lastOf() {
        return lastOf;
    }

    /** The scope of every aggregate on the topics. */
    Map<String, String> siteOf() {
        return siteOf;
    }

    /**
     * Compares everything.
     *
     * @param billed months billed at each site, each of which was charged once
     */
    void compare(Map<String, Integer> billed) {
        long events = 0;
        long repeated = 0;
        List<Deed> deeds = teller.deeds();
        for (Part service : stage.services()) {
            Journals.Journal journal = journals.journal(service);
            Topics.Seen seen = topics.events(service, Poison.KEY);
            verdict.violated(Invariant.I3, journal.faults);
            verdict.violated(Invariant.I4, seen.faults);
            compareEvents(service, journal, seen);
            compareCommands(service, journal, deeds);
            lastOf.putAll(seen.last);
            siteOf.putAll(seen.sites);
            events += journal.entries;
            repeated += seen.repeated;
        }
        verdict.figure("events committed", events);
        verdict.figure("records on the topics that repeat an event", repeated);
        if (stage.services().contains(Part.BILLING)) {
            compareMoney(billed, deeds);
        }
        for (Teller.Sample sample : teller.samples()) {
            String different = teller.again(sample);
            if (different != null) {
                verdict.violated(Invariant.I2, different);
            }
        }
        verdict.figure(
                "answers compared with those to the same key again",
                teller.samples().size());
        teller.wrong()
                .forEach(wrong -> verdict.violated(wrong.startsWith("I5") ? Invariant.I5 : Invariant.ANSWERS, wrong));
    }

    private void compareEvents(Part service, Journals.Journal journal, Topics.Seen seen) {
        Map<String, Journals.Aggregate> aggregates = journals.aggregates(service);
        TreeSet<String> ids = new TreeSet<>(aggregates.keySet());
        ids.addAll(journal.last.keySet());
        ids.addAll(seen.last.keySet());
        for (String id : ids) {
            Journals.Aggregate aggregate = aggregates.get(id);
            long committed = aggregate == null ? 0 : aggregate.sequence();
            long journalled = journal.last.getOrDefault(id, 0L);
            long published = seen.last.getOrDefault(id, 0L);
            if (committed != journalled || journalled != published) {
                verdict.violated(
                        Invariant.I3,
                        "%s %s: %d events committed, %d in the journal, %d on the topic"
                                .formatted(service.label(), id, committed, journalled, published));
            }
            String scope = aggregate == null ? "nobody" : aggregate.scope();
            if (!scope.equals(journal.scopes.getOrDefault(id, scope))
                    || !scope.equals(seen.sites.getOrDefault(id, scope))) {
                verdict.violated(
                        Invariant.I5,
                        "%s %s is of %s, its journal of %s, the topic says %s"
                                .formatted(service.label(), id, scope, journal.scopes.get(id), seen.sites.get(id)));
            }
        }
    }

    private void compareCommands(Part service, Journals.Journal journal, List<Deed> deeds) {
        journal.commands.forEach((command, times) -> {
            if (times > 1) {
                verdict.violated(
                        Invariant.I2, "%s: command %s was done %d times".formatted(service.label(), command, times));
            }
        });
        for (Deed deed : deeds) {
            if (deed.service() != service) {
                continue;
            }
            UUID command = deed.command();
            int times = journal.commands.getOrDefault(command, 0);
            if (times != (deed.accepted() ? 1 : 0)) {
                verdict.violated(
                        Invariant.I2,
                        "%s: %s %s was answered %d and done %d times"
                                .formatted(service.label(), deed.kind(), command, deed.status(), times));
            }
            String scope = journal.scopeOfCommand.get(command);
            if (scope != null && !scope.equals(deed.scope())) {
                verdict.violated(
                        Invariant.I5,
                        "%s: %s for %s was done at %s".formatted(service.label(), command, deed.scope(), scope));
            }
        }
    }

    private void compareMoney(Map<String, Integer> billed, List<Deed> deeds) {
        Map<String, Long> expected = new HashMap<>();
        for (Deed deed : deeds) {
            if (deed.accepted()) {
                expected.merge(deed.scope(), deed.moneyMinor(), Long::sum);
            }
        }
        List<String> faults = new ArrayList<>();
        Map<String, Long> owed = topics.owed(faults);
        verdict.violated(Invariant.I1, faults);
        for (Site site : world.sites()) {
            long fees = site.monthly().minorUnits() * billed.getOrDefault(site.id(), 0);
            long wanted = expected.getOrDefault(site.id(), 0L) + fees;
            long balances = balances(site);
            long vouchers = owed.getOrDefault(site.id(), 0L);
            verdict.figure("owed at site " + site.code() + " (fen)", balances);
            if (balances != wanted || vouchers != wanted) {
                verdict.violated(
                        Invariant.I1,
                        "site %s: %d fen by what was answered, %d by the accounts, %d by the vouchers"
                                .formatted(site.code(), wanted, balances, vouchers));
            }
            JsonNode totals = world.as(site.clerk())
                    .get("/api/billing/v1/sites/" + site.id() + "/control-totals")
                    .expect(200)
                    .json();
            if (!totals.path("agrees").asBoolean()) {
                verdict.violated(
                        Invariant.I1, "site %s: control totals do not agree: %s".formatted(site.code(), totals));
            }
        }
    }

    private long balances(Site site) {
        long sum = 0;
        String path = "/api/billing/v1/sites/" + site.id() + "/accounts?limit=200";
        Http.Answer page = world.as(site.clerk()).get(path).expect(200);
        while (true) {
            JsonNode json = page.json();
            for (JsonNode account : json.path("items")) {
                JsonNode balance = account.path("balance");
                sum += Money.of(
                                balance.path("amount").asString(),
                                balance.path("currency").asString())
                        .minorUnits();
            }
            String next = json.path("next").asString("");
            if (next.isEmpty()) {
                return sum;
            }
            page = world.as(site.clerk()).get(path + "&cursor=" + next).expect(200);
        }
    }

    /** The administrator, who may look at what is parked. */
    Http administrator() {
        return world.as(DemoUser.ADMIN);
    }
}
