package org.steward.billing.voucher;

import java.util.List;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.Json;
import org.steward.platform.outbox.JournalEntry;
import org.steward.platform.outbox.OutgoingRecord;
import org.steward.platform.outbox.OutgoingRoute;

/** Puts the voucher of an event on {@code billing.vouchers}, in the same transaction as the event on its own topic. */
final class VoucherRoute implements OutgoingRoute {

    static final String TOPIC = "billing.vouchers";

    @Override
    public List<OutgoingRecord> route(JournalEntry entry) {
        Voucher voucher = Voucher.of(entry.scope(), entry.id(), entry.event().data());
        return voucher == null
                ? List.of()
                : List.of(new OutgoingRecord(
                        TOPIC,
                        // By account: the vouchers of one account keep their order.
                        entry.aggregateId(),
                        voucher.voucherId(),
                        CommandRunner.typeOf(voucher),
                        voucher.voucherId(),
                        Json.tree(voucher)));
    }
}
