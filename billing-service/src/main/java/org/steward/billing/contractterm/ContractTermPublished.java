package org.steward.billing.contractterm;

import java.time.LocalDate;
import java.util.List;
import org.steward.platform.command.EventType;

/** A version of a contract's terms holds from its day on and never changes again. */
@EventType("org.steward.billing.contract-term.published.v1")
record ContractTermPublished(
        String termId,
        String siteId,
        LocalDate effectiveFrom,
        List<String> order,
        List<ContractTermView.Clause> lateFees,
        List<ContractTermView.Warning> warnings) {

    static ContractTermPublished of(ContractTerm term) {
        ContractTermView view = ContractTermView.of(term);
        return new ContractTermPublished(
                view.termId(), view.siteId(), view.effectiveFrom(), view.order(), view.lateFees(), view.warnings());
    }
}
