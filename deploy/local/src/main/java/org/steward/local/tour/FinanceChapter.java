package org.steward.local.tour;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** Corporate finance: reads the vouchers from the topic alone, and arrives at the balances of the statements (B13). */
final class FinanceChapter {

    /** Receivables: of the company's own income, and of what it collects or holds for others. */
    private static final List<String> RECEIVABLES = List.of("1122", "1221");

    private static final String CUSTOMER_CREDITS = "2203";

    private final Guide guide;
    private final Cast cast;
    private final Months months;
    private final String siteId;
    private final EventTopics topics;

    FinanceChapter(Guide guide, OrganisationChapter.Organisation organisation, Months months, EventTopics topics) {
        this.guide = guide;
        this.cast = organisation.cast();
        this.months = months;
        this.siteId = organisation.siteA();
        this.topics = topics;
    }

    /** What the vouchers of the site come to. */
    private static final class Books {
        private final Map<String, BigDecimal> trial = new TreeMap<>();
        private final Map<String, BigDecimal> owed = new LinkedHashMap<>();
        private int vouchers;

        @Override
        public String toString() {
            return vouchers + " vouchers; owed " + owed.values() + "; trial balance " + trial;
        }
    }

    void take() {
        guide.chapter("Corporate finance reads the topic (B13)");
        String site = "/api/billing/v1/sites/" + siteId;
        Http.Answer accounts = guide.read(cast.clerk(), "lists the accounts", site + "/accounts?limit=200");
        Map<String, BigDecimal> closing = new LinkedHashMap<>();
        for (JsonNode account : accounts.json().path("items")) {
            String id = account.path("accountId").asString();
            Http.Answer statement = guide.as(cast.clerk())
                    .get(site + "/accounts/" + id + "/statement?from="
                            + months.billed().atDay(1) + "&to=" + months.today())
                    .expect(200);
            closing.put(id, new BigDecimal(statement.at("/closingBalance/amount")));
        }
        guide.say("closing balances of " + closing.size() + " statements: " + closing.values());
        Books books = Eventually.value(
                "vouchers that come to the statements' balances",
                Duration.ofSeconds(20),
                this::books,
                seen -> agree(seen.owed, closing));
        guide.say("the site's " + books);
        guide.check("each account's vouchers come to its statement", () -> agree(books.owed, closing));
        BigDecimal sum = books.trial.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        guide.check("debits less credits over all ledger accounts", 0, sum.signum());
        bothNames();
    }

    private static boolean agree(Map<String, BigDecimal> owed, Map<String, BigDecimal> closing) {
        return closing.entrySet().stream()
                        .allMatch(one ->
                                owed.getOrDefault(one.getKey(), BigDecimal.ZERO).compareTo(one.getValue()) == 0)
                && closing.keySet().containsAll(owed.keySet());
    }

    /** The account whose event the voucher books: event ids are the account's and a number. */
    private static String account(JsonNode voucher) {
        String event = voucher.path("sourceEventId").asString();
        return event.substring(0, event.lastIndexOf(':'));
    }

    /** Each voucher is checked to balance. */
    private Books books() {
        Books books = new Books();
        topics.read("billing.vouchers", (event, voucher) -> {
            BigDecimal sum = BigDecimal.ZERO;
            boolean ours = voucher.path("siteId").asString().equals(siteId);
            books.vouchers += ours ? 1 : 0;
            for (JsonNode line : voucher.path("lines")) {
                BigDecimal value = new BigDecimal(line.path("amount").asString());
                BigDecimal signed = line.path("side").asString().equals("DEBIT") ? value : value.negate();
                sum = sum.add(signed);
                String ledger = line.path("ledgerAccount").asString();
                if (ours) {
                    books.trial.merge(ledger, signed, BigDecimal::add);
                }
                if (ours
                        && (ledger.startsWith(CUSTOMER_CREDITS)
                                || RECEIVABLES.stream().anyMatch(ledger::startsWith))) {
                    books.owed.merge(account(voucher), signed, BigDecimal::add);
                }
            }
            if (sum.signum() != 0) {
                throw new TourFailure("voucher " + voucher.path("voucherId") + " does not balance: " + sum);
            }
        });
        return books;
    }

    /** What the deputy did for the director is on record under both names. */
    private void bothNames() {
        boolean[] found = {false};
        topics.read(
                "billing.events",
                (event, data) -> found[0] |= event.getType().equals("org.steward.billing.payment.reversed.v1")
                        && cast.deputy().id().equals(event.getExtension("actor"))
                        && cast.director().id().equals(event.getExtension("onbehalfof")));
        guide.check("the reversal says who did it and in whose name", () -> found[0]);
    }
}
