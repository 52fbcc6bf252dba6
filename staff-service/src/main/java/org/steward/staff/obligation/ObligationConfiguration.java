package org.steward.staff.obligation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.projection.Reaction;
import org.steward.staff.approval.ApprovalHandler;
import org.steward.staff.duty.EvidenceTypes;

/** What the duty engine hears: every service. */
@Configuration(proxyBeanMethods = false)
class ObligationConfiguration {

    @Bean
    Reaction evidenceOfBilling(EvidenceTypes types, EvidenceHandler evidence) {
        return evidenceOf("billing", types, evidence);
    }

    @Bean
    Reaction evidenceOfWorkorder(EvidenceTypes types, EvidenceHandler evidence) {
        return evidenceOf("workorder", types, evidence);
    }

    @Bean
    Reaction evidenceOfSecurity(EvidenceTypes types, EvidenceHandler evidence) {
        return evidenceOf("security", types, evidence);
    }

    @Bean
    Reaction evidenceOfStaff(EvidenceTypes types, EvidenceHandler evidence) {
        return evidenceOf("staff", types, evidence);
    }

    @Bean
    Reaction obligationExcuses(SheetStore store, SheetHandler sheets, ApprovalHandler approvals) {
        return new ExcuseReaction(store, sheets, approvals);
    }

    private static Reaction evidenceOf(String service, EvidenceTypes types, EvidenceHandler evidence) {
        return new EvidenceReaction(service, types.of(service), evidence);
    }
}
