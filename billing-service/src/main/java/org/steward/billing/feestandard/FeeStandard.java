package org.steward.billing.feestandard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.property.UnitKind;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * One version of a fee standard.
 *
 * @param code what all versions share
 * @param nameZh as on notices
 * @param effectiveFrom first day it holds; until the next version of the code takes effect
 * @param unitKinds the units it is for
 */
public record FeeStandard(
        String siteId,
        String standardId,
        String code,
        String nameZh,
        String nameEn,
        String currency,
        LocalDate effectiveFrom,
        Set<UnitKind> unitKinds,
        List<PricedItem> items,
        Status status) {

    static final AggregateType<FeeStandard> TYPE = AggregateType.of("feeStandard", "feeStandards", FeeStandard.class);

    /** A draft may be changed, a published version never. */
    public enum Status {
        DRAFT,
        PUBLISHED
    }

    public FeeStandard {
        unitKinds = Set.copyOf(unitKinds);
        items = List.copyOf(items);
    }

    static String idOf(Scope site, String code, LocalDate effectiveFrom) {
        return Ids.derive(TYPE.name(), site, code + '/' + effectiveFrom);
    }

    static Decision<FeeStandard> draft(@Nullable FeeStandard existing, FeeStandard wanted) {
        if (existing != null) {
            return Decision.refuse(Refusal.conflict(
                    "FEE_STANDARD_EXISTS", Map.of("code", existing.code(), "effectiveFrom", existing.effectiveFrom())));
        }
        return Decision.accept(
                wanted,
                new FeeStandardDrafted(wanted.standardId(), wanted.siteId(), wanted.code(), wanted.effectiveFrom()));
    }

    /** Replaces what a draft says; code and day are its identity and stay. */
    static Decision<FeeStandard> change(@Nullable FeeStandard existing, String standardId, FeeStandard wanted) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), standardId));
        }
        if (existing.status() == Status.PUBLISHED) {
            return Decision.refuse(published(existing));
        }
        if (!existing.code().equals(wanted.code())) {
            return Decision.refuse(Refusal.invalid(
                    "FEE_STANDARD_IDENTITY", "code", Map.of("seen", wanted.code(), "expected", existing.code())));
        }
        if (!existing.effectiveFrom().equals(wanted.effectiveFrom())) {
            return Decision.refuse(Refusal.invalid(
                    "FEE_STANDARD_IDENTITY",
                    "effectiveFrom",
                    Map.of("seen", wanted.effectiveFrom(), "expected", existing.effectiveFrom())));
        }
        return existing.equals(wanted)
                ? Decision.unchanged()
                : Decision.accept(wanted, new FeeStandardChanged(standardId, existing.siteId()));
    }

    /** Publishes a draft: from now on it is never changed. */
    static Decision<FeeStandard> publish(@Nullable FeeStandard existing, String standardId) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), standardId));
        }
        if (existing.status() == Status.PUBLISHED) {
            return Decision.refuse(published(existing));
        }
        FeeStandard published = new FeeStandard(
                existing.siteId(),
                standardId,
                existing.code(),
                existing.nameZh(),
                existing.nameEn(),
                existing.currency(),
                existing.effectiveFrom(),
                existing.unitKinds(),
                existing.items(),
                Status.PUBLISHED);
        return Decision.accept(
                published,
                new FeeStandardPublished(
                        standardId,
                        existing.siteId(),
                        existing.code(),
                        existing.currency(),
                        existing.effectiveFrom(),
                        existing.unitKinds().stream().sorted().toList(),
                        existing.items().stream()
                                .map(item -> new FeeStandardPublished.Item(
                                        item.item(),
                                        item.price().code(),
                                        item.price().basis()))
                                .toList()));
    }

    private static Refusal published(FeeStandard existing) {
        return Refusal.conflict(
                "FEE_STANDARD_PUBLISHED", Map.of("code", existing.code(), "effectiveFrom", existing.effectiveFrom()));
    }
}
