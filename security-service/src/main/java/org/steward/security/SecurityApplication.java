package org.steward.security;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.steward.platform.ServiceChassis;
import org.steward.platform.ServiceLauncher;

/** security-service: guard posts, patrols and what is found on them. */
@SpringBootApplication
@Import(ServiceChassis.class)
public class SecurityApplication {

    public static void main(String[] args) {
        ServiceLauncher.start(SecurityApplication.class, "security", Map.of(), args);
    }
}
