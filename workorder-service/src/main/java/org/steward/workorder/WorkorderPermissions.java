package org.steward.workorder;

import static org.steward.platform.access.PermissionTable.grant;
import static org.steward.platform.access.Role.AUDITOR;
import static org.steward.platform.access.Role.CUSTOMER_DIRECTOR;
import static org.steward.platform.access.Role.CUSTOMER_SPECIALIST;
import static org.steward.platform.access.Role.EQUIPMENT_SUPERVISOR;
import static org.steward.platform.access.Role.FRONT_DESK;
import static org.steward.platform.access.Role.PROPERTY_ASSISTANT;
import static org.steward.platform.access.Role.REGIONAL_MANAGER;
import static org.steward.platform.access.Role.RESIDENT;
import static org.steward.platform.access.Role.SECURITY_CAPTAIN;
import static org.steward.platform.access.Role.SITE_DIRECTOR;
import static org.steward.platform.access.Role.TECHNICIAN;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.access.Role;

/** Who may do what in workorder-service. */
@Configuration(proxyBeanMethods = false)
class WorkorderPermissions {

    private static final Role[] DESK = {CUSTOMER_SPECIALIST, CUSTOMER_DIRECTOR, PROPERTY_ASSISTANT, SITE_DIRECTOR};
    private static final Role[] READERS = {
        FRONT_DESK,
        CUSTOMER_SPECIALIST,
        CUSTOMER_DIRECTOR,
        PROPERTY_ASSISTANT,
        EQUIPMENT_SUPERVISOR,
        TECHNICIAN,
        SECURITY_CAPTAIN,
        REGIONAL_MANAGER,
        AUDITOR
    };

    @Bean
    PermissionTable workorderPermissionTable() {
        return PermissionTable.of(
                grant("workorder.request.create", FRONT_DESK, DESK),
                grant("workorder.request.read", SITE_DIRECTOR, READERS),
                grant("workorder.request.acknowledge", FRONT_DESK, DESK),
                grant("workorder.request.link-duplicate", FRONT_DESK, DESK),
                grant("workorder.request.close", FRONT_DESK, DESK),
                grant("workorder.request.read-contact", FRONT_DESK, DESK),
                grant("workorder.request.import", SITE_DIRECTOR, CUSTOMER_DIRECTOR),
                grant("workorder.request.release", FRONT_DESK, DESK),
                grant("workorder.request.dismiss", SITE_DIRECTOR, CUSTOMER_DIRECTOR, CUSTOMER_SPECIALIST),
                grant("workorder.my.request.create", RESIDENT),
                grant("workorder.my.request.read", RESIDENT),
                grant("workorder.work-order.read", SITE_DIRECTOR, READERS),
                grant("workorder.work-order.create", FRONT_DESK, with(DESK, EQUIPMENT_SUPERVISOR)),
                grant("workorder.work-order.assign", FRONT_DESK, with(DESK, EQUIPMENT_SUPERVISOR)),
                grant("workorder.work-order.accept", TECHNICIAN, workers()),
                grant("workorder.work-order.decline", TECHNICIAN, workers()),
                grant("workorder.work-order.start", TECHNICIAN, workers()),
                grant("workorder.work-order.pause", TECHNICIAN, workers()),
                grant("workorder.work-order.resume", TECHNICIAN, workers()),
                grant("workorder.work-order.complete", TECHNICIAN, workers()),
                grant("workorder.work-order.call-back", FRONT_DESK, DESK),
                grant("workorder.work-order.call-unanswered", FRONT_DESK, DESK),
                grant("workorder.work-order.charge-again", FRONT_DESK, DESK),
                grant("workorder.work-order.close", FRONT_DESK, with(DESK, EQUIPMENT_SUPERVISOR)),
                grant("workorder.work-order.cancel", SITE_DIRECTOR, CUSTOMER_DIRECTOR, EQUIPMENT_SUPERVISOR),
                grant("workorder.overview.read", REGIONAL_MANAGER, AUDITOR));
    }

    /** Whoever an order may be given to: the order itself checks that it was given to the caller. */
    private static Role[] workers() {
        return new Role[] {
            EQUIPMENT_SUPERVISOR, PROPERTY_ASSISTANT, CUSTOMER_SPECIALIST, SECURITY_CAPTAIN, SITE_DIRECTOR
        };
    }

    private static Role[] with(Role[] roles, Role more) {
        Role[] all = java.util.Arrays.copyOf(roles, roles.length + 1);
        all[roles.length] = more;
        return all;
    }
}
