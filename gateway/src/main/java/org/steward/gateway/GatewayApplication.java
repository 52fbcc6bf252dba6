package org.steward.gateway;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.steward.platform.ServiceLauncher;
import org.steward.platform.access.TokenSecurity;
import org.steward.platform.web.ProblemConfiguration;

/** Starts the gateway. It knows no organisation: each service decides itself what a caller may do. */
@SpringBootApplication
@EnableConfigurationProperties(GatewaySettings.class)
@Import({ProblemConfiguration.class, TokenSecurity.class})
public class GatewayApplication {

    public static void main(String[] args) {
        ServiceLauncher.start(GatewayApplication.class, "gateway", Map.of(), args);
    }
}
