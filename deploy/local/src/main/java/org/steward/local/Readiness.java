package org.steward.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until a server answers. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Returns when the part answers; refuses when it ended, or does not answer in time. */
    void await(Part part, int base, PartHost host) {
        await(part.label(), part.port(base), part.healthPage(base), () -> host.checkAlive(part));
    }

    /** The same for one more server of a part, on a port of its own. */
    void await(ServerJvm server, Part part, int port) {
        await(server.name(), port, part.healthPage(port - part.port(0)), () -> {
            if (!server.isAlive()) {
                throw new StartFailure("%s ended with status %d while starting; see %s"
                        .formatted(server.name(), server.status(), server.log()));
            }
        });
    }

    private void await(String name, int port, @Nullable URI page, Runnable checkAlive) {
        long end = System.nanoTime() + LIMIT.toNanos();
        String last = "nothing";
        while (System.nanoTime() - end < 0) {
            checkAlive.run();
            try {
                last = ask(port, page);
                if (last.isEmpty()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted while waiting for " + name);
            }
        }
        throw new StartFailure(
                "%s does not answer on port %d within %d s (last: %s)".formatted(name, port, LIMIT.toSeconds(), last));
    }

    /** Empty when it answers, otherwise what came instead. */
    private String ask(int port, @Nullable URI page) throws InterruptedException {
        try {
            if (page == null) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return socket.isConnected() ? "" : "no connection";
                }
            }
            HttpRequest request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "" : "status " + answer.statusCode();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
