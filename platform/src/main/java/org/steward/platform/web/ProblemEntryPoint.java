package org.steward.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers for the security chain, which stands before the dispatcher: 401 and 403 as problems. */
final class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemEntryPoint.class);

    private final ProblemWriter writer;

    ProblemEntryPoint(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        answer(request, response, failure);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        answer(request, response, failure);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
            throws IOException {
        Problem problem = Problems.of(failure);
        ProblemResolver.log(LOG, problem, failure);
        writer.write(request, response, problem);
    }
}
