package org.steward.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every failure of a handler with its problem; the only exception resolver there is. */
final class ProblemResolver implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final ProblemWriter writer;

    ProblemResolver(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("client went away", failure);
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            // Half an answer is out: the container must break the connection, or the half would pass for the whole.
            return null;
        }
        Problem problem = Problems.of(failure);
        log(LOG, problem, failure);
        try {
            writer.write(request, response, problem);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        return new ModelAndView();
    }

    /** Our own faults with their cause, others' outages in one line; a caller's mistake is in the access line. */
    static void log(Logger log, Problem problem, @Nullable Throwable failure) {
        if (problem.status() == 500) {
            log.error("request failed", failure);
        } else if (problem.status() > 500) {
            log.warn("{}: {}", problem.code(), failure == null ? "-" : failure.getMessage());
        }
    }
}
