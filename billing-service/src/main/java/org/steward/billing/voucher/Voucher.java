package org.steward.billing.voucher;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import tools.jackson.databind.JsonNode;

/**
 * One double entry, as corporate finance books it.
 *
 * @param voucherId derived from the event, so that the same event never makes two
 * @param entityId the legal entity whose books it is in
 * @param sourceEventId id of the billing event whose postings these are
 * @param lines debits and credits of the same sum
 */
@EventType("org.steward.billing.voucher.posted.v1")
record Voucher(
        String voucherId,
        String siteId,
        String entityId,
        LocalDate businessDate,
        String currency,
        String sourceEventId,
        List<Line> lines) {

    /**
     * One line.
     *
     * @param amount positive, in plain decimals of the voucher's currency
     */
    record Line(String ledgerAccount, Posting.Side side, String amount) {}

    /** The voucher of an event, or null when the event posts nothing. */
    static @Nullable Voucher of(Scope site, String eventId, JsonNode data) {
        JsonNode postings = data.get("postings");
        if (postings == null || postings.isEmpty()) {
            return null;
        }
        List<Posting> entry = Entry.requireBalanced(List.of(Json.mapper().treeToValue(postings, Posting[].class)));
        return new Voucher(
                Ids.derive("voucher", site, eventId),
                site.value(),
                data.required("entityId").stringValue(),
                LocalDate.parse(data.required("businessDate").stringValue()),
                entry.getFirst().amount().currency().getCurrencyCode(),
                eventId,
                entry.stream()
                        .map(posting -> new Line(
                                posting.ledgerAccount(),
                                posting.side(),
                                posting.amount().amountText()))
                        .toList());
    }
}
