package org.steward.proof.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.steward.local.Part;

/** The broker and the database die, are restarted, are cut off, have no room left. */
final class ServerFaults {

    private final Stage stage;
    private final Path brokerFolder;

    ServerFaults(Stage stage, Path brokerFolder) {
        this.stage = stage;
        this.brokerFolder = brokerFolder;
    }

    private static void rest(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    String killBroker(Random random) {
        stage.run().kill(Part.BROKER);
        rest(random.nextInt(3_000));
        stage.run().startAgain(Part.BROKER);
        return "kill -9 of the broker";
    }

    String restartBroker(Random random) {
        stage.run().server(Part.BROKER).terminate();
        if (!stage.run().server(Part.BROKER).endsWithin(Duration.ofSeconds(60))) {
            throw new IllegalStateException("the broker does not end on SIGTERM");
        }
        rest(random.nextInt(2_000));
        stage.run().startAgain(Part.BROKER);
        return "restart of the broker";
    }

    String killDatabase(Random random) {
        stage.run().database().kill();
        rest(random.nextInt(3_000));
        stage.run().database().start();
        return "kill -9 of the database";
    }

    String restartDatabase() {
        stage.run().database().restart();
        return "restart of the database";
    }

    String cutOffDatabase(Random random) {
        List<Part> services = stage.services();
        services.forEach(service -> stage.toDatabase(service).weather(Weather.of(Weather.Kind.CUT)));
        rest(1_000 + random.nextInt(4_000));
        stage.calm();
        return "database cut off";
    }

    /** Whether the broker's data are on a small disk of their own. */
    static boolean isMounted(Path folder) {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
            return mounts.anyMatch(line -> line.split(" ").length > 1 && line.split(" ")[1].equals(folder.toString()));
        } catch (IOException noLinux) {
            return false;
        }
    }

    /** Mounts a small disk of memory there; whether that is possible here. */
    static boolean mount(Path folder) {
        try {
            Files.createDirectories(folder);
            return run("mount", "-t", "tmpfs", "-o", "size=" + ROOMY, "tmpfs", folder.toString());
        } catch (IOException e) {
            return false;
        }
    }

    static void unmount(Path folder) {
        run("umount", folder.toString());
    }

    private static final String ROOMY = "4g";

    /** The broker's disk is full for a while: it ends, as brokers do, and is started again when there is room. */
    String fillBrokerDisk(Random random) {
        long used = used(brokerFolder);
        resize(String.valueOf(used + 64L * 1024));
        boolean ended = stage.run().server(Part.BROKER).endsWithin(Duration.ofSeconds(15 + random.nextInt(5)));
        resize(ROOMY);
        if (ended) {
            stage.run().startAgain(Part.BROKER);
        }
        return ended ? "broker's disk full, it ended" : "broker's disk full, it held on";
    }

    private void resize(String size) {
        if (!run("mount", "-o", "remount,size=" + size, brokerFolder.toString())) {
            throw new IllegalStateException("the broker's disk cannot be resized");
        }
    }

    private static long used(Path folder) {
        try {
            return Files.getFileStore(folder).getTotalSpace()
                    - Files.getFileStore(folder).getUnallocatedSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's disk cannot be read", e);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
