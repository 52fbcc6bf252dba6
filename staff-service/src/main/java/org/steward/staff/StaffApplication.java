package org.steward.staff;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.steward.platform.ServiceChassis;
import org.steward.platform.ServiceLauncher;

/** The staff service: the organisation and its people. */
@SpringBootApplication
@EnableScheduling
@Import(ServiceChassis.class)
public class StaffApplication {

    public static void main(String[] args) {
        ServiceLauncher.start(StaffApplication.class, "staff", Map.of(), args);
    }
}
