package org.steward.billing.contractterm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * One version of what a site's contract says about payments.
 *
 * @param effectiveFrom holds from this day until the next published version does
 * @param order kinds of charges in the order in which payments settle them, as {@code cost, late_fee, principal}
 * @param warnings what the company's ceiling says against it, as of its publication
 */
public record ContractTerm(
        String siteId,
        String termId,
        LocalDate effectiveFrom,
        List<String> order,
        List<LateFeeClause> lateFees,
        Status status,
        List<Warning> warnings) {

    static final AggregateType<ContractTerm> TYPE =
            AggregateType.of("contractTerm", "contractTerms", ContractTerm.class);

    static final int MAX_CLAUSES = 50;

    /** Where a version is in its life. */
    public enum Status {
        DRAFT,
        PUBLISHED
    }

    /**
     * A rate above the company's ceiling; it does not forbid the publication.
     *
     * @param clause index of the clause
     */
    public record Warning(String code, int clause, BigDecimal dailyRate, BigDecimal ceiling) {}

    public ContractTerm {
        order = List.copyOf(order);
        lateFees = List.copyOf(lateFees);
        warnings = List.copyOf(warnings);
    }

    static String idOf(Scope site, LocalDate effectiveFrom) {
        return Ids.derive(TYPE.name(), site, effectiveFrom.toString());
    }

    /** The clause for a fee item, or null when paying it late costs nothing. */
    public @Nullable LateFeeClause clauseFor(String item) {
        LateFeeClause others = null;
        for (LateFeeClause clause : lateFees) {
            if (clause.items().contains(item)) {
                return clause;
            }
            if (clause.items().isEmpty()) {
                others = clause;
            }
        }
        return others;
    }

    static Decision<ContractTerm> draft(@Nullable ContractTerm existing, ContractTerm wanted) {
        if (existing != null) {
            return Decision.refuse(
                    Refusal.conflict("CONTRACT_TERM_EXISTS", Map.of("effectiveFrom", wanted.effectiveFrom())));
        }
        Refusal refusal = refusal(wanted);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        wanted, new ContractTermDrafted(wanted.termId(), wanted.siteId(), wanted.effectiveFrom()));
    }

    /** Replaces what a draft says; its day is its identity and stays. */
    static Decision<ContractTerm> change(@Nullable ContractTerm existing, String termId, ContractTerm wanted) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), termId));
        }
        if (existing.status() == Status.PUBLISHED) {
            return Decision.refuse(published(existing));
        }
        if (!existing.effectiveFrom().equals(wanted.effectiveFrom())) {
            return Decision.refuse(Refusal.invalid(
                    "CONTRACT_TERM_IDENTITY",
                    "effectiveFrom",
                    Map.of("seen", wanted.effectiveFrom(), "expected", existing.effectiveFrom())));
        }
        Refusal refusal = refusal(wanted);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return existing.equals(wanted)
                ? Decision.unchanged()
                : Decision.accept(wanted, new ContractTermChanged(termId, existing.siteId()));
    }

    /**
     * Publishes a draft: from now on it is never changed.
     *
     * @param ceiling the company's highest rate per day, or null when it set none
     * @param today it may not take effect earlier, unless it is the site's first
     */
    static Decision<ContractTerm> publish(
            @Nullable ContractTerm existing,
            String termId,
            @Nullable BigDecimal ceiling,
            boolean firstOfSite,
            LocalDate today) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), termId));
        }
        if (existing.status() == Status.PUBLISHED) {
            return Decision.refuse(published(existing));
        }
        if (!firstOfSite && existing.effectiveFrom().isBefore(today)) {
            return Decision.refuse(Refusal.conflict(
                    "CONTRACT_TERM_IN_PAST", Map.of("effectiveFrom", existing.effectiveFrom(), "today", today)));
        }
        ContractTerm published = new ContractTerm(
                existing.siteId(),
                termId,
                existing.effectiveFrom(),
                existing.order(),
                existing.lateFees(),
                Status.PUBLISHED,
                existing.warningsAt(ceiling));
        return Decision.accept(published, ContractTermPublished.of(published))
                .answering(ContractTermView.of(published));
    }

    /** Clauses whose rate is above {@code ceiling}. */
    List<Warning> warningsAt(@Nullable BigDecimal ceiling) {
        List<Warning> found = new ArrayList<>();
        for (int i = 0; i < lateFees.size() && ceiling != null; i++) {
            BigDecimal rate = lateFees.get(i).highestRate();
            if (rate != null && rate.compareTo(ceiling) > 0) {
                found.add(new Warning("LATE_FEE_ABOVE_CEILING", i, rate, ceiling));
            }
        }
        return found;
    }

    private static @Nullable Refusal refusal(ContractTerm wanted) {
        if (wanted.order().size() != Books.USUAL_ORDER.size()
                || !Set.copyOf(wanted.order()).equals(Set.copyOf(Books.USUAL_ORDER))) {
            return Refusal.invalid(
                    "ALLOCATION_ORDER_INCOMPLETE",
                    "order",
                    Map.of(
                            "seen",
                            String.join(", ", wanted.order()),
                            "expected",
                            String.join(", ", Books.USUAL_ORDER)));
        }
        Set<String> named = new HashSet<>();
        boolean forOthers = false;
        for (int i = 0; i < wanted.lateFees().size(); i++) {
            Set<String> items = wanted.lateFees().get(i).items();
            for (String item : items) {
                if (!named.add(item)) {
                    return Refusal.invalid("ITEM_IN_TWO_CLAUSES", "lateFees[" + i + "].items", Map.of("item", item));
                }
            }
            if (items.isEmpty() && forOthers) {
                return Refusal.invalid("ITEM_IN_TWO_CLAUSES", "lateFees[" + i + "].items", Map.of("item", "*"));
            }
            forOthers |= items.isEmpty();
        }
        return null;
    }

    private static Refusal published(ContractTerm existing) {
        return Refusal.conflict("CONTRACT_TERM_PUBLISHED", Map.of("effectiveFrom", existing.effectiveFrom()));
    }
}
