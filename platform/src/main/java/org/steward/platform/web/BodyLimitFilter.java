package org.steward.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Bounds request bodies: by their announced length, and by counting the bytes of those that announce none.
 *
 * <p>A {@link BodyLimit} takes effect only once the request has reached its method, past the access check.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;
    private final long limitBytes;
    private final long largestBytes;

    /**
     * Limits of a body.
     *
     * @param limitBytes for routes that do not say otherwise
     * @param largestBytes for any route; more is refused at once
     */
    public BodyLimitFilter(ProblemWriter problems, long limitBytes, long largestBytes) {
        if (limitBytes < 1 || largestBytes < limitBytes) {
            throw new IllegalArgumentException(
                    "body limits " + limitBytes + " and " + largestBytes + ": expected 1 <= limit <= largest");
        }
        this.problems = problems;
        this.limitBytes = limitBytes;
        this.largestBytes = largestBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largestBytes) {
            problems.write(request, response, Problems.bodyTooLarge(largestBytes));
            return;
        }
        chain.doFilter(new Bounded(request, limitBytes), response);
    }

    /** Applies the limit of the route; ordered after the access check. */
    final class RouteLimit implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws BodyTooLarge {
            Bounded bounded = WebUtils.getNativeRequest(request, Bounded.class);
            if (bounded != null) {
                BodyLimit raised =
                        handler instanceof HandlerMethod method ? method.getMethodAnnotation(BodyLimit.class) : null;
                if (raised != null) {
                    bounded.limitBytes = Math.min(largestBytes, raised.megabytes() * 1024L * 1024L);
                }
                if (request.getContentLengthLong() > bounded.limitBytes) {
                    throw new BodyTooLarge(bounded.limitBytes);
                }
            }
            return true;
        }
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private long limitBytes;
        private @Nullable ServletInputStream stream;
        private @Nullable BufferedReader reader;

        Bounded(HttpServletRequest request, long limitBytes) {
            super(request);
            this.limitBytes = limitBytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new Counted(super.getInputStream());
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            if (reader == null) {
                String encoding = getCharacterEncoding();
                Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
                reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
            }
            return reader;
        }

        private final class Counted extends ServletInputStream {
            private final ServletInputStream body;
            private long bytes;

            Counted(ServletInputStream body) {
                this.body = body;
            }

            @Override
            public int read() throws IOException {
                int next = body.read();
                count(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = body.read(buffer, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int read) throws BodyTooLarge {
                bytes += read;
                if (bytes > limitBytes) {
                    throw new BodyTooLarge(limitBytes);
                }
            }

            @Override
            public boolean isFinished() {
                return body.isFinished();
            }

            @Override
            public boolean isReady() {
                return body.isReady();
            }

            @Override
            public void setReadListener(ReadListener listener) {
                body.setReadListener(listener);
            }
        }
    }
}
