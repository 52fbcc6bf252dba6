package org.steward.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * How a program wires a run with separate JVMs otherwise than usual: proxies on the links, other classes first.
 *
 * @param settings of a part, from its usual ones
 * @param classPath what its class path begins with
 * @param flags further ones of its JVM
 */
public record Wiring(
        BiFunction<Part, Map<String, String>, Map<String, String>> settings, List<Path> classPath, List<String> flags) {

    /** Setting: the folder of the broker or of the identity provider. */
    public static final String DIRECTORY = "steward.local.directory";

    /** Setting: further listeners of the broker, {@code NAME:port:advertised-port} each, separated by commas. */
    public static final String BROKER_LISTENERS = "steward.local.broker-listeners";

    /** As deploy/local/up does. */
    public static final Wiring USUAL = new Wiring((part, settings) -> settings, List.of(), List.of());

    public Wiring {
        classPath = List.copyOf(classPath);
        flags = List.copyOf(flags);
    }
}
