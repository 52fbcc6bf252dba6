package org.steward.billing.feeitem;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/** The door to fee items. */
public final class FeeItemHandler {

    /** How long another instance may go on with the items it knows. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final FeeItemStore store;
    private final CommandRunner runner;
    private final Map<String, FeeItem> shipped = ShippedItems.byCode();
    private final LoadingCache<String, Map<String, FeeItem>> known;

    FeeItemHandler(FeeItemStore store, CommandRunner runner) {
        this.store = store;
        this.runner = runner;
        this.known = Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).build(all -> load());
    }

    private Map<String, FeeItem> load() {
        Map<String, FeeItem> items = new LinkedHashMap<>(shipped);
        store.all().forEach(item -> items.put(item.code(), item));
        return items;
    }

    /** A fee item as others see it; {@code name} is by language tag. */
    public record Item(String code, Map<String, String> name, FeeClass feeClass, boolean serviceFee) {}

    CommandResult define(Command command, FeeItem wanted) {
        if (store.all().size() >= FeeItemStore.MAX_ITEMS) {
            throw new RefusedException(
                    Refusal.conflict("TOO_MANY_FEE_ITEMS", Map.of("maximum", FeeItemStore.MAX_ITEMS)));
        }
        return changing(
                command, wanted.code(), (item, now) -> FeeItem.define(item, shipped.get(wanted.code()), wanted));
    }

    CommandResult rename(Command command, String code, String nameZh, String nameEn) {
        return changing(command, code, (item, now) -> FeeItem.rename(orShipped(item, code), code, nameZh, nameEn));
    }

    CommandResult retire(Command command, String code) {
        return changing(command, code, (item, now) -> FeeItem.retire(orShipped(item, code), code));
    }

    /** A shipped item is the company's own from the first act on it. */
    private @Nullable FeeItem orShipped(@Nullable FeeItem item, String code) {
        return item == null ? shipped.get(code) : item;
    }

    private CommandResult changing(
            Command command, String code, org.steward.platform.command.Decider<FeeItem> decider) {
        try {
            return runner.run(store.aggregates(), FeeItem.idOf(code), command, decider);
        } finally {
            known.invalidateAll();
        }
    }

    /** Every item, the retired ones too, in a fixed order. */
    List<FeeItem> all() {
        return new ArrayList<>(known.get("all").values());
    }

    /** The item of that code, also a retired one, or null. */
    public @Nullable Item find(String code) {
        FeeItem item = known.get("all").get(code);
        return item == null
                ? null
                : new Item(
                        item.code(),
                        Map.of("zh-CN", item.nameZh(), "en", item.nameEn()),
                        item.feeClass(),
                        item.serviceFee());
    }

    /** What may be charged, by code. */
    public Map<String, Books.Item> chargeable() {
        Map<String, Books.Item> items = new LinkedHashMap<>();
        for (FeeItem item : known.get("all").values()) {
            if (item.status() == FeeItem.Status.ACTIVE) {
                items.put(item.code(), new Books.Item(item.feeClass(), item.serviceFee()));
            }
        }
        return items;
    }

    /** The decision that an item can be charged: {@code FEE_ITEM_UNKNOWN} at {@code field} when not. */
    public void require(String code, String field) {
        if (!chargeable().containsKey(code)) {
            throw new RefusedException(Refusal.invalid("FEE_ITEM_UNKNOWN", field, Map.of("item", code)));
        }
    }
}
