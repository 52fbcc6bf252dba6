package org.steward.proof.speed;

import java.nio.charset.StandardCharsets;

/** Requests as the bytes that are sent. */
final class Request {

    private Request() {}

    static byte[] get(String path, String token) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization(token) + "\r\n");
    }

    /** A command; {@code token} and {@code key} may be empty for a server that asks for neither. */
    static byte[] post(String path, String token, String key, String json) {
        String idempotency = key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n";
        return bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + authorization(token)
                + idempotency
                + "Content-Length: "
                + json.length()
                + "\r\n\r\n"
                + json);
    }

    private static String authorization(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
