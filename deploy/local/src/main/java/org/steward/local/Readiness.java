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

/** Waits until a server answers. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Returns when the part answers; refuses when it ended, or does not answer in time. */
    void await(Part part, int base, PartHost host) {
        long end = System.nanoTime() + LIMIT.toNanos();
        String last = "nothing";
        while (System.nanoTime() - end < 0) {
            host.checkAlive(part);
            try {
                last = ask(part, base);
                if (last.isEmpty()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted while waiting for " + part.label());
            }
        }
        throw new StartFailure("%s does not answer on port %d within %d s (last: %s)"
                .formatted(part.label(), part.port(base), LIMIT.toSeconds(), last));
    }

    /** Empty when it answers, otherwise what came instead. */
    private String ask(Part part, int base) throws InterruptedException {
        URI page = part.healthPage(base);
        try {
            if (page == null) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), part.port(base))) {
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
