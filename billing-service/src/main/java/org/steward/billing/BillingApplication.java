package org.steward.billing;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.steward.platform.ServiceChassis;
import org.steward.platform.ServiceLauncher;

/** Billing-service: the property registry of the sites, and all money. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
@Import(ServiceChassis.class)
public class BillingApplication {

    public static void main(String[] args) {
        ServiceLauncher.start(BillingApplication.class, "billing", Map.of(), args);
    }
}
