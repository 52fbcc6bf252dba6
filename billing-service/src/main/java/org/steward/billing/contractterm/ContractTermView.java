package org.steward.billing.contractterm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.steward.billing.latefee.LateFeeRuleBody;
import org.steward.platform.money.PlainDecimal;

/** A version of a contract's terms as others see it. */
record ContractTermView(
        String termId,
        String siteId,
        LocalDate effectiveFrom,
        List<String> order,
        List<Clause> lateFees,
        ContractTerm.Status status,
        List<Warning> warnings) {

    /** What paying late costs for the items; none named means all others. */
    record Clause(List<String> items, LateFeeRuleBody rule) {
        static Clause of(LateFeeClause clause) {
            return new Clause(clause.items().stream().sorted().toList(), LateFeeRuleBody.of(clause.rule()));
        }
    }

    /** A rate above the company's ceiling. */
    record Warning(
            String code,
            int clause,
            @PlainDecimal BigDecimal dailyRate,
            @PlainDecimal BigDecimal ceiling) {
        static Warning of(ContractTerm.Warning warning) {
            return new Warning(warning.code(), warning.clause(), warning.dailyRate(), warning.ceiling());
        }
    }

    static ContractTermView of(ContractTerm term) {
        return new ContractTermView(
                term.termId(),
                term.siteId(),
                term.effectiveFrom(),
                term.order(),
                term.lateFees().stream().map(Clause::of).toList(),
                term.status(),
                term.warnings().stream().map(Warning::of).toList());
    }
}
