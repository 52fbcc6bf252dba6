package org.steward.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives every request its correlation id, in the log context and in the answer, and writes one line when it is done.
 *
 * <p>The line has the path template, never the path or the query: those may name a person.
 */
public final class CorrelationFilter extends OncePerRequestFilter {

    /** Request attribute: the code of the problem answered with, for the log line. */
    static final String CODE = CorrelationFilter.class.getName() + ".code";

    private static final Logger ACCESS = LoggerFactory.getLogger("org.steward.access");
    private static final String MDC_KEY = "correlationId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Correlation correlation = Correlation.of(request);
        response.setHeader(Correlation.HEADER, correlation.id());
        long started = System.nanoTime();
        MDC.put(MDC_KEY, correlation.id());
        try {
            chain.doFilter(request, response);
        } finally {
            log(request, response, started);
            MDC.remove(MDC_KEY);
        }
    }

    private static void log(HttpServletRequest request, HttpServletResponse response, long started) {
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Object code = request.getAttribute(CODE);
        ACCESS.info(
                "{} {} {} {} {} ms",
                request.getMethod(),
                template == null ? "(no route)" : template,
                response.getStatus(),
                code == null ? "-" : code,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }
}
