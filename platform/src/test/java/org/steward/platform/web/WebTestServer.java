package org.steward.platform.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.steward.platform.fixture.Http;

/** The one running {@link WebTestApplication} of a test run, on a free port. */
final class WebTestServer {

    private static final int PORT = start().getWebServer().getPort();

    private WebTestServer() {}

    /** Another one, to be stopped by its test. */
    static ServletWebServerApplicationContext start() {
        return start(Map.of());
    }

    /** Another one with further settings, to be stopped by its test. */
    static ServletWebServerApplicationContext start(Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(WebTestApplication.class);
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(Map.of("spring.application.name", "webtest", "server.port", "0", "spring.main.banner-mode", "off"));
        application.setDefaultProperties(all);
        return (ServletWebServerApplicationContext) application.run();
    }

    static Http http() {
        return Http.at(PORT);
    }

    /** Sends bytes that no decent client would, and reads to the end of the connection. */
    static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
