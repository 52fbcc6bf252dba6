package org.steward.proof.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process at a chosen point of the platform's work, as kill -9 would. Called only from classes patched for a
 * proof ({@link Patch#FAULT_POINTS}); the product knows nothing of it.
 *
 * <p>Armed by a file: the name of the point and how often it is passed before, {@code COMMITTED 3}.
 */
public final class FaultPoint {

    private static final String LOG_FILE = "steward.log";
    private static final long LOOK_NANOS = 10_000_000;
    private static final int KILLED = 137;
    private static final AtomicReference<@Nullable Trap> TRAP = new AtomicReference<>();

    static {
        Thread.ofPlatform().daemon().name("fault-point").start(FaultPoint::watch);
    }

    private FaultPoint() {}

    private record Trap(String point, int passes) {}

    /** The file that arms the server which logs to {@code log}. */
    static Path file(Path log) {
        String name = log.getFileName().toString();
        return log.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".fault");
    }

    /** Here the process may end. */
    public static void pass(String point) {
        Trap trap = TRAP.get();
        if (trap == null || !trap.point().equals(point)) {
            return;
        }
        Trap left = TRAP.updateAndGet(
                now -> now != null && now.point().equals(point) ? new Trap(point, now.passes() - 1) : now);
        if (left != null && left.passes() <= 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static void watch() {
        String log = System.getProperty(LOG_FILE);
        if (log == null) {
            return;
        }
        Path file = file(Path.of(log));
        boolean armed = false;
        while (true) {
            if (Files.exists(file) != armed) {
                armed = !armed;
                TRAP.set(armed ? read(file) : null);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static @Nullable Trap read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            return words.length == 2 ? new Trap(words[0], Integer.parseInt(words[1])) : null;
        } catch (IOException takenAwayMeanwhile) {
            return null;
        }
    }
}
