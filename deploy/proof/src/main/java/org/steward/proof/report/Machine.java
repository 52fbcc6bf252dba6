package org.steward.proof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the figures were measured on; nothing in it names the machine.
 *
 * @param memoryMegabytes of the machine, 0 where it cannot be told
 */
public record Machine(int processors, String processor, long memoryMegabytes, String system, String java) {

    /** This machine. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                fact(Path.of("/proc/cpuinfo"), "model name", "unknown processor"),
                Long.parseLong(fact(Path.of("/proc/meminfo"), "MemTotal", "0 kB")
                                .replaceAll("\\D", ""))
                        / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor.version", "") + " " + System.getProperty("java.version"));
    }

    /** The value of {@code name : value} in a file of Linux, or {@code otherwise} on other systems. */
    private static String fact(Path file, String name, String otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name) && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException unreadable) {
            return otherwise;
        }
    }
}
