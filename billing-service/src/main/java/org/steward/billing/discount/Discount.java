package org.steward.billing.discount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.Require;
import org.steward.platform.document.AggregateType;

/**
 * A unit's own price for a time.
 *
 * @param standardCode the fee standard it departs from
 * @param component code of the component, or null for every component priced by the month
 * @param factor what the amount is multiplied by, below one, or null
 * @param rate the rate that holds instead, or null
 * @param from first day
 * @param until first day no more, or null while it lasts
 * @param evidence reference of the contract or proof; needed for vacancy
 */
public record Discount(
        String siteId,
        String discountId,
        String unitId,
        String standardCode,
        @Nullable String component,
        Reason reason,
        @Nullable BigDecimal factor,
        @Nullable BigDecimal rate,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String evidence,
        Status status,
        Authority proposedBy,
        @Nullable Authority decidedBy) {

    static final AggregateType<Discount> TYPE = AggregateType.of("discount", "discounts", Discount.class);

    /** Why; a code, because the journal carries no free text. */
    public enum Reason {
        /** 空置: nobody lives there, at the ratio of the place. */
        VACANCY,
        /** Agreed with the customer. */
        CONTRACT,
        /** What the unit's price is by law or by its papers. */
        OTHER_PRICE
    }

    /** Where it is in its life. */
    public enum Status {
        PROPOSED,
        APPROVED,
        REJECTED
    }

    public Discount {
        Require.that(
                (factor == null) != (rate == null),
                "DISCOUNT_ONE_WAY",
                "factor",
                String.valueOf(factor),
                "factor | rate");
        if (factor != null) {
            Require.notNegative(factor, "factor");
            Require.that(
                    factor.compareTo(BigDecimal.ONE) < 0,
                    "FACTOR_NOT_BELOW_ONE",
                    "factor",
                    factor.toPlainString(),
                    "< 1");
        }
        if (rate != null) {
            Require.notNegative(rate, "rate");
            Require.that(component != null, "RATE_OF_WHICH_COMPONENT", "component", "-", "a component");
        }
        if (until != null) {
            Require.that(until.isAfter(from), "PERIOD_REVERSED", "until", until, "> " + from);
        }
        Require.that(reason != Reason.VACANCY || evidence != null, "EVIDENCE_MISSING", "evidence", "-", "a reference");
    }

    /** Whether it holds on that day; only an approved one does. */
    public boolean holdsOn(LocalDate day) {
        LocalDate end = until;
        return status == Status.APPROVED && !day.isBefore(from) && (end == null || day.isBefore(end));
    }

    /** Whether it speaks of the component; one that names none speaks of all priced by the month. */
    public boolean isOf(String code, boolean monthly) {
        return component == null ? monthly : component.equals(code);
    }

    static Decision<Discount> propose(@Nullable Discount existing, Discount wanted) {
        if (existing != null) {
            return Decision.refuse(Refusal.conflict("DISCOUNT_EXISTS", Map.of("discount", existing.discountId())));
        }
        return Decision.accept(
                wanted,
                new DiscountProposed(
                        wanted.discountId(),
                        wanted.siteId(),
                        wanted.unitId(),
                        wanted.standardCode(),
                        wanted.component(),
                        wanted.reason(),
                        wanted.factor(),
                        wanted.rate(),
                        wanted.from(),
                        wanted.until()));
    }

    /** Approves or rejects; by somebody else than who proposed it. */
    static Decision<Discount> decide(@Nullable Discount existing, String discountId, boolean approve, Authority by) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), discountId));
        }
        if (existing.status() != Status.PROPOSED) {
            return Decision.refuse(Refusal.conflict(
                    "DISCOUNT_NOT_PROPOSED", Map.of("status", existing.status().name())));
        }
        if (!existing.proposedBy().isDisjointFrom(by)) {
            return Decision.refuse(Refusal.forbidden(
                    "APPROVER_PROPOSED_IT",
                    Map.of("proposedBy", existing.proposedBy().actor())));
        }
        return Decision.accept(
                existing.with(existing.until(), approve ? Status.APPROVED : Status.REJECTED, by),
                new DiscountDecided(discountId, existing.siteId(), existing.unitId(), approve));
    }

    /** Ends an approved discount earlier than agreed; {@code until} is the first day it no longer holds. */
    static Decision<Discount> end(@Nullable Discount existing, String discountId, LocalDate until) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), discountId));
        }
        if (existing.status() != Status.APPROVED) {
            return Decision.refuse(Refusal.conflict(
                    "DISCOUNT_NOT_APPROVED", Map.of("status", existing.status().name())));
        }
        LocalDate agreed = existing.until();
        if (!until.isAfter(existing.from()) || (agreed != null && until.isAfter(agreed))) {
            return Decision.refuse(Refusal.invalid(
                    "DISCOUNT_ENDS_OUTSIDE",
                    "until",
                    Map.of("from", existing.from(), "until", String.valueOf(agreed), "seen", until)));
        }
        return Decision.accept(
                existing.with(until, Status.APPROVED, existing.decidedBy()),
                new DiscountEnded(discountId, existing.siteId(), existing.unitId(), until));
    }

    private Discount with(@Nullable LocalDate newUntil, Status newStatus, @Nullable Authority by) {
        return new Discount(
                siteId,
                discountId,
                unitId,
                standardCode,
                component,
                reason,
                factor,
                rate,
                from,
                newUntil,
                evidence,
                newStatus,
                proposedBy,
                by);
    }
}
