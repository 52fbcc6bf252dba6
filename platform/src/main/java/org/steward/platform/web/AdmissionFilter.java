package org.steward.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes in no more requests at once than are answered in good time; the others are told so at once (503 with {@code
 * Retry-After}), before they cost anything: under overload the rest of the time would go to requests nobody waits for.
 */
final class AdmissionFilter extends OncePerRequestFilter {

    private static final String OPERATORS = "/actuator/";

    private final ProblemWriter problems;
    private final int limit;
    private final Semaphore places;

    /** {@code limit} requests at once, those of operators apart. */
    AdmissionFilter(ProblemWriter problems, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("steward.web.max-concurrent is " + limit + ": expected 1 or more");
        }
        this.problems = problems;
        this.limit = limit;
        this.places = new Semaphore(limit);
    }

    /** Whoever looks why it is overloaded must not be kept out. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(OPERATORS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            problems.write(request, response, Problems.overloaded(limit));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
