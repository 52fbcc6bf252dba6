package org.steward.platform;

import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts one service as a Spring context; several may live in one JVM, so each has a configuration file of its own name. */
public final class ServiceLauncher {

    private ServiceLauncher() {}

    /**
     * Starts the service and returns when it answers.
     *
     * @param name of the service: its configuration file is {@code <name>.yaml}, over {@code platform.yaml}
     * @param settings win over every file and environment variable
     */
    public static ConfigurableApplicationContext start(
            Class<?> application, String name, Map<String, ?> settings, String... args) {
        String[] all = new String[settings.size() + args.length];
        int next = 0;
        for (Map.Entry<String, ?> setting : settings.entrySet()) {
            all[next++] = "--" + setting.getKey() + "=" + setting.getValue();
        }
        System.arraycopy(args, 0, all, next, args.length);
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=platform," + name, "spring.application.name=" + name)
                .run(all);
    }
}
