package org.steward.staff;

import static org.steward.platform.access.PermissionTable.grant;
import static org.steward.platform.access.Role.AUDITOR;
import static org.steward.platform.access.Role.COMPANY_ADMIN;
import static org.steward.platform.access.Role.CUSTOMER_DIRECTOR;
import static org.steward.platform.access.Role.CUSTOMER_SPECIALIST;
import static org.steward.platform.access.Role.EQUIPMENT_SUPERVISOR;
import static org.steward.platform.access.Role.FEE_CLERK;
import static org.steward.platform.access.Role.FINANCE;
import static org.steward.platform.access.Role.FRONT_DESK;
import static org.steward.platform.access.Role.GUARD;
import static org.steward.platform.access.Role.HR;
import static org.steward.platform.access.Role.PROPERTY_ASSISTANT;
import static org.steward.platform.access.Role.REGIONAL_MANAGER;
import static org.steward.platform.access.Role.SECURITY_CAPTAIN;
import static org.steward.platform.access.Role.SITE_DIRECTOR;
import static org.steward.platform.access.Role.TECHNICIAN;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.access.Role;
import org.steward.staff.delegation.DelegationHandler;

/** Which roles may do what in this service. */
@Configuration(proxyBeanMethods = false)
class StaffPermissions {

    /** Everybody who works for the company. */
    private static final Role[] STAFF = {
        FINANCE,
        HR,
        AUDITOR,
        REGIONAL_MANAGER,
        SITE_DIRECTOR,
        PROPERTY_ASSISTANT,
        FEE_CLERK,
        FRONT_DESK,
        CUSTOMER_DIRECTOR,
        CUSTOMER_SPECIALIST,
        EQUIPMENT_SUPERVISOR,
        TECHNICIAN,
        SECURITY_CAPTAIN,
        GUARD
    };

    /** Who leads people at a site, and those above who look at it. */
    private static final Role[] SITE_LEADERS = {
        HR, AUDITOR, REGIONAL_MANAGER, SITE_DIRECTOR, CUSTOMER_DIRECTOR, EQUIPMENT_SUPERVISOR, SECURITY_CAPTAIN
    };

    @Bean
    PermissionTable permissions() {
        return organisation().and(people()).and(duties()).and(own());
    }

    private static PermissionTable organisation() {
        return PermissionTable.of(
                grant("staff.company.create", COMPANY_ADMIN),
                grant("staff.company.read", COMPANY_ADMIN, HR, FINANCE, AUDITOR),
                grant("staff.region.create", COMPANY_ADMIN),
                grant("staff.region.read", COMPANY_ADMIN, HR, FINANCE, AUDITOR),
                grant("staff.region.overview", COMPANY_ADMIN, HR, FINANCE, AUDITOR, REGIONAL_MANAGER),
                grant("staff.site.plan", COMPANY_ADMIN, REGIONAL_MANAGER),
                grant("staff.site.complete-item", COMPANY_ADMIN, REGIONAL_MANAGER, SITE_DIRECTOR),
                grant("staff.site.open", COMPANY_ADMIN, REGIONAL_MANAGER),
                grant("staff.site.close", COMPANY_ADMIN, REGIONAL_MANAGER),
                grant("staff.site.set-establishment", COMPANY_ADMIN, HR),
                grant("staff.site.read", COMPANY_ADMIN, HR, FINANCE, AUDITOR, REGIONAL_MANAGER, SITE_DIRECTOR),
                grant("staff.position.define", COMPANY_ADMIN),
                grant("staff.position.change", COMPANY_ADMIN),
                grant("staff.position.read", COMPANY_ADMIN, HR, FINANCE, AUDITOR, REGIONAL_MANAGER, SITE_DIRECTOR));
    }

    private static PermissionTable people() {
        return PermissionTable.of(
                grant("staff.employee.join", COMPANY_ADMIN, HR),
                grant("staff.employee.assign", COMPANY_ADMIN, HR),
                grant("staff.employee.transfer", COMPANY_ADMIN, HR),
                grant("staff.employee.leave", COMPANY_ADMIN, HR),
                grant("staff.employee.correct-number", COMPANY_ADMIN, HR),
                grant("staff.employee.change-personal", COMPANY_ADMIN, HR),
                grant("staff.employee.read", COMPANY_ADMIN, HR, AUDITOR),
                grant("staff.employee.read-personal", COMPANY_ADMIN, HR),
                grant(
                        "staff.site.employees.read",
                        COMPANY_ADMIN,
                        HR,
                        AUDITOR,
                        REGIONAL_MANAGER,
                        SITE_DIRECTOR,
                        PROPERTY_ASSISTANT,
                        CUSTOMER_DIRECTOR,
                        EQUIPMENT_SUPERVISOR,
                        SECURITY_CAPTAIN),
                grant(DelegationHandler.FOR_OTHERS, COMPANY_ADMIN, REGIONAL_MANAGER, SITE_DIRECTOR),
                grant(DelegationHandler.READ_ALL, COMPANY_ADMIN, HR, AUDITOR));
    }

    private static PermissionTable duties() {
        return PermissionTable.of(
                grant("staff.duty.read", COMPANY_ADMIN, STAFF),
                grant("staff.duty.adopt", COMPANY_ADMIN),
                grant("staff.duty.draft", COMPANY_ADMIN, HR),
                grant("staff.duty.revise", COMPANY_ADMIN, HR),
                grant("staff.duty.publish", COMPANY_ADMIN),
                grant("staff.duty.retire", COMPANY_ADMIN),
                grant("staff.duty.switch", COMPANY_ADMIN, REGIONAL_MANAGER),
                grant("staff.duty.simulate", COMPANY_ADMIN, HR),
                grant("staff.site.obligation.read", COMPANY_ADMIN, SITE_LEADERS),
                grant("staff.region.obligation.read", COMPANY_ADMIN, HR, AUDITOR, REGIONAL_MANAGER),
                grant("staff.company.obligation.read", COMPANY_ADMIN, HR, AUDITOR),
                grant("staff.site.duty-compliance.read", COMPANY_ADMIN, SITE_LEADERS),
                grant("staff.region.duty-compliance.read", COMPANY_ADMIN, HR, AUDITOR, REGIONAL_MANAGER),
                grant("staff.company.duty-compliance.read", COMPANY_ADMIN, HR, AUDITOR),
                grant("staff.approval-rule.read", COMPANY_ADMIN, HR, AUDITOR),
                grant("staff.approval-rule.set", COMPANY_ADMIN));
    }

    /** What everybody may do for himself; the decisions see to it that it is for himself. */
    private static PermissionTable own() {
        return PermissionTable.of(
                grant("staff.profile.read", COMPANY_ADMIN, STAFF),
                grant("staff.delegation.grant", COMPANY_ADMIN, STAFF),
                grant("staff.delegation.revoke", COMPANY_ADMIN, STAFF),
                grant("staff.delegation.read", COMPANY_ADMIN, STAFF),
                grant("staff.my.obligation.read", COMPANY_ADMIN, STAFF),
                grant("staff.my.obligation.confirm", COMPANY_ADMIN, STAFF),
                grant("staff.my.obligation.ask-excuse", COMPANY_ADMIN, STAFF),
                // Who is asked is named in the approval itself.
                grant("staff.approval.read", COMPANY_ADMIN, STAFF),
                grant("staff.approval.grant", COMPANY_ADMIN, STAFF),
                grant("staff.approval.refuse", COMPANY_ADMIN, STAFF),
                grant("staff.approval.withdraw", COMPANY_ADMIN, STAFF),
                grant("staff.approval.hand-on", COMPANY_ADMIN, STAFF));
    }
}
