package org.steward.security;

import static org.steward.platform.access.PermissionTable.grant;
import static org.steward.platform.access.Role.AUDITOR;
import static org.steward.platform.access.Role.CUSTOMER_DIRECTOR;
import static org.steward.platform.access.Role.EQUIPMENT_SUPERVISOR;
import static org.steward.platform.access.Role.GUARD;
import static org.steward.platform.access.Role.PROPERTY_ASSISTANT;
import static org.steward.platform.access.Role.REGIONAL_MANAGER;
import static org.steward.platform.access.Role.SECURITY_CAPTAIN;
import static org.steward.platform.access.Role.SITE_DIRECTOR;
import static org.steward.platform.access.Role.TECHNICIAN;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.access.Role;

/** Who may do what in security-service. */
@Configuration(proxyBeanMethods = false)
class SecurityPermissions {

    private static final Role[] READERS = {
        GUARD, SITE_DIRECTOR, CUSTOMER_DIRECTOR, PROPERTY_ASSISTANT, REGIONAL_MANAGER, AUDITOR
    };

    @Bean
    PermissionTable securityPermissionTable() {
        return PermissionTable.of(
                grant("security.guard-post.define", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.guard-post.read", SECURITY_CAPTAIN, READERS),
                grant("security.guard-post.change", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.guard-post.retire", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.guard-post.reinstate", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.patrol-route.define", SECURITY_CAPTAIN, SITE_DIRECTOR),
                // Not guards: a route shows the codes of its checkpoints, and who knows the codes need not walk.
                grant("security.patrol-route.read", SECURITY_CAPTAIN, SITE_DIRECTOR, REGIONAL_MANAGER, AUDITOR),
                grant("security.patrol-route.change", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.patrol-route.retire", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.patrol-plan.define", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.patrol-plan.read", SECURITY_CAPTAIN, READERS),
                grant("security.patrol-plan.suspend", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.patrol-plan.resume", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.patrol-plan.end", SECURITY_CAPTAIN, SITE_DIRECTOR),
                grant("security.patrol.read", SECURITY_CAPTAIN, READERS),
                grant("security.patrol.scan", GUARD, SECURITY_CAPTAIN, PROPERTY_ASSISTANT),
                grant("security.finding.report", GUARD, SECURITY_CAPTAIN, PROPERTY_ASSISTANT, SITE_DIRECTOR),
                // Whoever does the job that follows from a finding reads what the guard wrote.
                grant(
                        "security.finding.read",
                        SECURITY_CAPTAIN,
                        GUARD,
                        TECHNICIAN,
                        EQUIPMENT_SUPERVISOR,
                        SITE_DIRECTOR,
                        CUSTOMER_DIRECTOR,
                        PROPERTY_ASSISTANT,
                        REGIONAL_MANAGER,
                        AUDITOR),
                grant("security.overview.read", REGIONAL_MANAGER, AUDITOR));
    }
}
