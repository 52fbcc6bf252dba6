package org.steward.billing.contractterm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.latefee.LateFeeRuleBody;
import org.steward.billing.ledger.Books;
import org.steward.platform.command.Require;
import org.steward.platform.document.Scope;

/** A version of a contract's terms as it is written; {@code order} is the usual one when left out. */
record ContractTermBody(
        @NotNull LocalDate effectiveFrom,
        @Nullable List<@NotNull String> order,
        @Nullable @Size(max = ContractTerm.MAX_CLAUSES) List<@NotNull @Valid ClauseBody> lateFees) {

    /** What paying late costs; {@code items} left out means all that no other clause names. */
    record ClauseBody(
            @Nullable @Size(max = 100) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> items,
            @NotNull LateFeeRuleBody rule) {}

    ContractTerm toTerm(Scope site, String currency) {
        List<LateFeeClause> clauses = new ArrayList<>();
        List<ClauseBody> bodies = lateFees == null ? List.of() : lateFees;
        for (int i = 0; i < bodies.size(); i++) {
            ClauseBody body = bodies.get(i);
            clauses.add(new LateFeeClause(
                    body.items() == null ? Set.of() : body.items(),
                    Require.within(
                            "lateFees[" + i + "].rule", () -> body.rule().toRule(Currency.getInstance(currency)))));
        }
        return new ContractTerm(
                site.value(),
                ContractTerm.idOf(site, effectiveFrom),
                effectiveFrom,
                order == null ? Books.USUAL_ORDER : order,
                clauses,
                ContractTerm.Status.DRAFT,
                List.of());
    }
}
