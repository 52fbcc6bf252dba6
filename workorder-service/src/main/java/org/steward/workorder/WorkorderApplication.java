package org.steward.workorder;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.steward.platform.ServiceChassis;
import org.steward.platform.ServiceLauncher;

/** workorder-service: what residents ask for, and the jobs done about it. */
@SpringBootApplication
@Import(ServiceChassis.class)
public class WorkorderApplication {

    public static void main(String[] args) {
        ServiceLauncher.start(WorkorderApplication.class, "workorder", Map.of(), args);
    }
}
