package org.steward.billing.account;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.EventCodec;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.JournalEntry;

/** Finds accounts, and puts their history together from the journal and their outboxes. */
final class AccountStore {

    private static final int HISTORY_PAGE = 500;
    private static final int MAX_OF_CUSTOMER = 200;

    private final AggregateStore<Account> accounts;
    private final Journal journal;
    private final Database database;

    AccountStore(AggregateStore<Account> accounts, Journal journal, Database database) {
        this.accounts = accounts;
        this.journal = journal;
        this.database = database;
    }

    static List<IndexSpec> indexes() {
        String collection = Account.TYPE.collection();
        return List.of(
                IndexSpec.of(collection, "scope", "_id"),
                IndexSpec.of(collection, "scope", "state.unitId"),
                IndexSpec.of(collection, "state.customerId"),
                IndexSpec.of("journal", "data.paymentId").asSparse(),
                IndexSpec.of("journal", "data.chargeId").asSparse());
    }

    AggregateStore<Account> aggregates() {
        return accounts;
    }

    @Nullable Stored<Account> load(Scope site, String accountId) {
        return accounts.load(site, accountId);
    }

    Page<Stored<Account>> page(Scope site, @Nullable String unitId, @Nullable String customerId, PageRequest request) {
        List<Bson> filters = new ArrayList<>();
        if (unitId != null) {
            filters.add(Filters.eq("state.unitId", unitId));
        }
        if (customerId != null) {
            filters.add(Filters.eq("state.customerId", customerId));
        }
        return accounts.page(site, filters.isEmpty() ? Filters.empty() : Filters.and(filters), request);
    }

    /** The accounts of a person's customers at whatever sites; for that person alone. */
    List<Stored<Account>> ofCustomers(Collection<String> customerIds) {
        List<Stored<Account>> found = new ArrayList<>();
        accounts.collection()
                .find(Filters.in("state.customerId", customerIds))
                .limit(MAX_OF_CUSTOMER)
                .forEach(document -> found.add(accounts.decode(document)));
        return found;
    }

    /** The accounts of a site in the order of their ids, after {@code afterId}; for work that goes over all of them. */
    List<Stored<Account>> after(Scope site, String afterId, int limit) {
        List<Stored<Account>> found = new ArrayList<>();
        accounts.collection()
                .find(Filters.and(Filters.eq("scope", site.value()), Filters.gt("_id", afterId)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .forEach(document -> found.add(accounts.decode(document)));
        return found;
    }

    /** A payment of the account and what became of it, or null; as fresh as any state loaded before the call. */
    @Nullable PastPayment payment(Scope site, String accountId, String paymentId) {
        Stored<Account> account = accounts.load(site, accountId);
        if (account == null) {
            return null;
        }
        PaymentRecorded recorded = null;
        boolean reversed = false;
        long refunded = 0;
        for (Object event : events(account, Filters.eq("data.paymentId", paymentId))) {
            switch (event) {
                case PaymentRecorded found when found.paymentId().equals(paymentId) -> recorded = found;
                case PaymentReversed found when found.paymentId().equals(paymentId) -> reversed = true;
                case CreditRefunded found
                when paymentId.equals(found.paymentId()) ->
                    refunded = Math.addExact(refunded, found.amount().minorUnits());
                default -> {
                    // Pending, of another payment.
                }
            }
        }
        if (recorded == null) {
            return null;
        }
        List<String> chargeIds =
                recorded.allocations().stream().map(Settlement::chargeId).toList();
        return new PastPayment(recorded, reversed, refunded, charges(account, chargeIds));
    }

    /** The deposit or prepayment as it was received, and whether it was taken back; null when there is none of that id. */
    @Nullable PastHolding holding(Scope site, String accountId, String holdingId) {
        Stored<Account> account = accounts.load(site, accountId);
        if (account == null) {
            return null;
        }
        Object received = null;
        boolean reversed = false;
        Bson wanted = Filters.or(
                Filters.eq("data.depositId", holdingId),
                Filters.eq("data.prepaymentId", holdingId),
                Filters.eq("data.holdingId", holdingId));
        for (Object event : events(account, wanted)) {
            switch (event) {
                case DepositReceived found when found.depositId().equals(holdingId) -> received = found;
                case PrepaymentReceived found when found.prepaymentId().equals(holdingId) -> received = found;
                case HoldingReversed found when found.holdingId().equals(holdingId) -> reversed = true;
                default -> {
                    // Used, given back, or pending and another's.
                }
            }
        }
        return received == null ? null : new PastHolding(received, reversed);
    }

    /** Charges of the account with all that happened to them, by id; as fresh as any state loaded before the call. */
    Map<String, PastCharge> charges(Scope site, String accountId, Collection<String> chargeIds) {
        Stored<Account> account = accounts.load(site, accountId);
        return account == null ? Map.of() : charges(account, chargeIds);
    }

    private Map<String, PastCharge> charges(Stored<Account> account, Collection<String> chargeIds) {
        if (chargeIds.isEmpty()) {
            return Map.of();
        }
        Map<String, PastCharge> charges = PastCharge.of(events(
                account,
                Filters.or(
                        Filters.in("data.charges.chargeId", chargeIds),
                        Filters.in("data.chargeId", chargeIds),
                        Filters.in("data.allocations.chargeId", chargeIds),
                        Filters.in("data.reopened.chargeId", chargeIds),
                        Filters.in("data.reductions.chargeId", chargeIds),
                        Filters.in("data.shortfall.chargeId", chargeIds))));
        charges.keySet().retainAll(new HashSet<>(chargeIds));
        return charges;
    }

    /** The account's pending events, and those in the journal that match, oldest first. */
    private List<Object> events(Stored<Account> account, Bson matching) {
        TreeMap<Long, PendingEvent> events = new TreeMap<>();
        account.outbox().forEach(event -> events.put(event.sequence(), event));
        Bson wanted = Filters.and(
                Filters.eq("aggregateId", account.id()),
                Filters.eq("scope", account.scope().value()),
                matching);
        for (BsonDocument entry : database.majority("journal").find(wanted)) {
            PendingEvent event = EventCodec.decode(entry);
            events.put(event.sequence(), event);
        }
        List<Object> read = new ArrayList<>();
        for (PendingEvent event : events.values()) {
            Object money = AccountEvents.read(event);
            if (money != null) {
                read.add(money);
            }
        }
        return read;
    }

    /** Every event of the account up to the sequence it was loaded at. */
    List<PendingEvent> events(Stored<Account> account) {
        // The outbox came with the account; an event leaves it only once it is in the journal, so one of both has it.
        TreeMap<Long, PendingEvent> events = new TreeMap<>();
        account.outbox().forEach(event -> events.put(event.sequence(), event));
        long firstPending = events.isEmpty() ? account.sequence() + 1 : events.firstKey();
        long after = 0;
        while (after < firstPending - 1) {
            List<JournalEntry> page = journal.history(account.scope(), account.id(), after, HISTORY_PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (JournalEntry entry : page) {
                after = entry.event().sequence();
                if (after <= account.sequence()) {
                    events.put(after, entry.event());
                }
            }
        }
        if (events.size() != account.sequence()) {
            throw new IllegalStateException("account " + account.id() + " has " + events.size()
                    + " events in journal and outbox, expected " + account.sequence());
        }
        return List.copyOf(events.values());
    }
}
