package org.steward.billing.feeitem;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * A kind of fee, the same at all sites of the company.
 *
 * @param code on charges, in ledger accounts and reports: {@code water}
 * @param nameZh as on notices
 * @param feeClass whose money it is; fixed, because what was charged is booked under it
 * @param serviceFee whether it is part of the management fee, which a remuneration contract makes the owners' money
 */
record FeeItem(String code, String nameZh, String nameEn, FeeClass feeClass, boolean serviceFee, Status status) {

    static final AggregateType<FeeItem> TYPE = AggregateType.of("feeItem", "feeItems", FeeItem.class);

    /** Whether it may still be charged. */
    enum Status {
        ACTIVE,
        RETIRED
    }

    static String idOf(String code) {
        return Ids.derive(TYPE.name(), Scope.COMPANY, code);
    }

    /**
     * Adds an item.
     *
     * @param shipped the item of that code that comes with the product, or null; its class stays
     */
    static Decision<FeeItem> define(@Nullable FeeItem existing, @Nullable FeeItem shipped, FeeItem wanted) {
        if (existing != null) {
            return Decision.refuse(Refusal.conflict("FEE_ITEM_EXISTS", Map.of("item", wanted.code())));
        }
        if (!wanted.feeClass().isOfItems()) {
            return Decision.refuse(Refusal.invalid(
                    "FEE_CLASS_NOT_OF_ITEMS",
                    "feeClass",
                    Map.of("feeClass", wanted.feeClass().name())));
        }
        if (wanted.serviceFee() && wanted.feeClass() != FeeClass.OWN_INCOME) {
            return Decision.refuse(Refusal.invalid(
                    "SERVICE_FEE_IS_INCOME",
                    "serviceFee",
                    Map.of("feeClass", wanted.feeClass().name())));
        }
        if (shipped != null
                && (shipped.feeClass() != wanted.feeClass() || shipped.serviceFee() != wanted.serviceFee())) {
            return Decision.refuse(Refusal.conflict(
                    "FEE_ITEM_SHIPPED",
                    Map.of("item", wanted.code(), "feeClass", shipped.feeClass().name())));
        }
        return Decision.accept(
                wanted,
                new FeeItemDefined(
                        wanted.code(), wanted.nameZh(), wanted.nameEn(), wanted.feeClass(), wanted.serviceFee()));
    }

    /** Gives it other names. */
    static Decision<FeeItem> rename(@Nullable FeeItem existing, String code, String nameZh, String nameEn) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), code));
        }
        FeeItem renamed =
                new FeeItem(code, nameZh, nameEn, existing.feeClass(), existing.serviceFee(), existing.status());
        return renamed.equals(existing)
                ? Decision.unchanged()
                : Decision.accept(renamed, new FeeItemRenamed(code, nameZh, nameEn));
    }

    /** Lets nothing more be charged under it; what is owed stays owed. */
    static Decision<FeeItem> retire(@Nullable FeeItem existing, String code) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), code));
        }
        if (existing.status() == Status.RETIRED) {
            return Decision.unchanged();
        }
        FeeItem retired = new FeeItem(
                code, existing.nameZh(), existing.nameEn(), existing.feeClass(), existing.serviceFee(), Status.RETIRED);
        return Decision.accept(retired, new FeeItemRetired(code));
    }
}
