package org.steward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One server in a JVM of its own, a child of this one: for programs that stop, pause and kill it. */
public final class ServerJvm {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final String name;
    private final Process process;
    private final Path log;

    ServerJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** The part's name; a second one of the part has its port in it. */
    public String name() {
        return name;
    }

    /** Where it logs. */
    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; whether it came in time. */
    public boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Its exit status; only once it has ended. */
    public int status() {
        return process.exitValue();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        if (!endsWithin(STOP_LIMIT)) {
            throw new IllegalStateException("%s (process %d) survives kill -9".formatted(name, process.pid()));
        }
    }

    /** Asks it by SIGTERM to stop, as a container engine does; {@link #endsWithin} waits for it. */
    public void terminate() {
        process.destroy();
    }

    /** Lets it stand still, SIGSTOP, until {@link #resume}. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on, SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
            if (!kill.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("SIG%s did not reach %s".formatted(signal, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no kill command here: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it cleanly by closing the pipe to it; by force when that takes too long. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        if (!endsWithin(STOP_LIMIT)) {
            kill();
        }
    }
}
