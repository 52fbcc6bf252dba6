package org.steward.local;

import java.util.ArrayList;
import java.util.List;

/** Flags every JVM of the run needs; {@code deploy/local/up} has the same for the first one. */
final class JvmFlags {

    private static final int FIRST_WITH_UNSAFE_WARNING = 24;

    private JvmFlags() {}

    static List<String> common() {
        List<String> flags = new ArrayList<>(
                List.of("-Dlogback.configurationFile=" + LocalLog.CONFIGURATION, "-D" + LocalLog.SYSTEM + "=none"));
        if (Runtime.version().feature() >= FIRST_WITH_UNSAFE_WARNING) {
            // Netty and the H2 store still use what newer JDKs warn about.
            flags.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        return flags;
    }
}
