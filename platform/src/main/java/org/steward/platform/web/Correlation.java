package org.steward.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ties one request to everything that follows from it.
 *
 * @param id the caller's {@code X-Correlation-Id}, or a new one
 * @param traceparent W3C Trace Context, the caller's or a new one
 */
record Correlation(String id, String traceparent) {

    static final String HEADER = "X-Correlation-Id";
    static final String TRACEPARENT = "traceparent";

    private static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    // https://www.w3.org/TR/trace-context/#traceparent-header, version 00; all-zero ids are invalid.
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** That of the request; made on first use where no filter has. */
    static Correlation of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Correlation known) {
            return known;
        }
        Correlation made = from(request.getHeader(HEADER), request.getHeader(TRACEPARENT));
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }

    static Correlation from(@Nullable String id, @Nullable String traceparent) {
        return new Correlation(
                id != null && ID.matcher(id).matches() ? id : UUID.randomUUID().toString(),
                traceparent != null && TRACE.matcher(traceparent).matches() ? traceparent : newTrace());
    }

    private static String newTrace() {
        byte[] random = new byte[24];
        ThreadLocalRandom.current().nextBytes(random);
        // Never all zero, which the format forbids.
        random[0] |= 1;
        random[16] |= 1;
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(random, 0, 16) + '-' + hex.formatHex(random, 16, 24) + "-00";
    }
}
