package org.steward.billing;

import static org.steward.platform.access.PermissionTable.grant;
import static org.steward.platform.access.Role.AUDITOR;
import static org.steward.platform.access.Role.COMPANY_ADMIN;
import static org.steward.platform.access.Role.CUSTOMER_DIRECTOR;
import static org.steward.platform.access.Role.FEE_CLERK;
import static org.steward.platform.access.Role.FINANCE;
import static org.steward.platform.access.Role.FRONT_DESK;
import static org.steward.platform.access.Role.PROPERTY_ASSISTANT;
import static org.steward.platform.access.Role.REGIONAL_MANAGER;
import static org.steward.platform.access.Role.RESIDENT;
import static org.steward.platform.access.Role.SITE_DIRECTOR;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.access.Role;

/** Who may do what in billing-service. */
@Configuration(proxyBeanMethods = false)
class BillingPermissions {

    private static final Role[] MONEY_READERS = {
        FINANCE, SITE_DIRECTOR, PROPERTY_ASSISTANT, CUSTOMER_DIRECTOR, REGIONAL_MANAGER, AUDITOR
    };
    private static final Role[] REGISTRY_READERS = {
        FRONT_DESK, FINANCE, SITE_DIRECTOR, PROPERTY_ASSISTANT, CUSTOMER_DIRECTOR, REGIONAL_MANAGER, AUDITOR
    };

    @Bean
    PermissionTable billingPermissionTable() {
        return money().and(registry()).and(ground()).and(moneyMoved());
    }

    private static PermissionTable money() {
        return PermissionTable.of(
                grant("billing.account.read", FEE_CLERK, REGISTRY_READERS),
                grant("billing.account.close", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.account.close-books", FINANCE),
                grant("billing.charge.raise", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.payment.record", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.payment.reverse", SITE_DIRECTOR, FINANCE),
                grant("billing.statement.read", FEE_CLERK, MONEY_READERS),
                grant("billing.bill-run.read", FEE_CLERK, MONEY_READERS),
                grant("billing.bill-run.start", FEE_CLERK, SITE_DIRECTOR, FINANCE),
                grant("billing.bill-run.approve", SITE_DIRECTOR, FINANCE),
                grant("billing.control-totals.read", FEE_CLERK, MONEY_READERS),
                grant("billing.overview.read", REGIONAL_MANAGER, FINANCE, AUDITOR),
                grant("billing.my.account.read", RESIDENT),
                grant("billing.my.statement.read", RESIDENT));
    }

    private static PermissionTable moneyMoved() {
        return PermissionTable.of(
                grant("billing.deposit.receive", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.deposit.deduct", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.prepayment.receive", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.prepayment.end", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.money-request.read", FEE_CLERK, MONEY_READERS),
                grant("billing.waiver.request", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.adjustment.request", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.refund.request", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.deposit-refund.request", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.transfer.request", FEE_CLERK, SITE_DIRECTOR),
                grant("billing.money-request.withdraw", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.money-request.approve", SITE_DIRECTOR, REGIONAL_MANAGER, FINANCE),
                grant("billing.limit.read", FINANCE, COMPANY_ADMIN, AUDITOR, SITE_DIRECTOR, REGIONAL_MANAGER),
                grant("billing.limit.set", FINANCE, COMPANY_ADMIN),
                grant("billing.contract-term.read", FEE_CLERK, REGISTRY_READERS),
                grant("billing.contract-term.draft", SITE_DIRECTOR, FINANCE),
                grant("billing.contract-term.publish", SITE_DIRECTOR, FINANCE),
                grant("billing.late-fee-ceiling.read", FINANCE, AUDITOR, SITE_DIRECTOR, REGIONAL_MANAGER),
                grant("billing.late-fee-ceiling.set", FINANCE));
    }

    private static PermissionTable ground() {
        return PermissionTable.of(
                grant("billing.fee-item.read", FEE_CLERK, REGISTRY_READERS),
                grant("billing.fee-item.define", FINANCE),
                grant("billing.legal-entity.read", FEE_CLERK, MONEY_READERS),
                grant("billing.legal-entity.keep", FINANCE, COMPANY_ADMIN),
                grant("billing.legal-entity.keep-bank-account", FINANCE),
                grant("billing.site-book.read", FEE_CLERK, MONEY_READERS),
                grant("billing.site-book.keep", FINANCE),
                grant("billing.site-book.draw", FINANCE),
                grant("billing.charge.explain", FEE_CLERK, REGISTRY_READERS),
                grant("billing.discount.read", FEE_CLERK, REGISTRY_READERS),
                grant("billing.discount.propose", FEE_CLERK, PROPERTY_ASSISTANT, SITE_DIRECTOR),
                grant("billing.discount.decide", SITE_DIRECTOR, FINANCE),
                grant("billing.trial-balance.read", FEE_CLERK, MONEY_READERS));
    }

    private static PermissionTable registry() {
        return PermissionTable.of(
                grant("billing.property.read", FEE_CLERK, REGISTRY_READERS),
                grant("billing.property.register", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.property.change", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant(
                        "billing.customer.read-logins",
                        FEE_CLERK,
                        FRONT_DESK,
                        SITE_DIRECTOR,
                        PROPERTY_ASSISTANT,
                        AUDITOR),
                grant("billing.customer.link-login", FEE_CLERK, FRONT_DESK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.customer.unlink-login", FEE_CLERK, FRONT_DESK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.occupancy.start", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.occupancy.end", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.import.read", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT, AUDITOR),
                grant("billing.import.run", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.meter.read", FEE_CLERK, REGISTRY_READERS),
                grant("billing.meter.register", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.meter.correct", SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.reading.record", FEE_CLERK, SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.reading.decide", SITE_DIRECTOR, PROPERTY_ASSISTANT),
                grant("billing.fee-standard.read", FEE_CLERK, REGISTRY_READERS),
                grant("billing.fee-standard.draft", SITE_DIRECTOR, FINANCE),
                grant("billing.fee-standard.publish", SITE_DIRECTOR, FINANCE));
    }
}
