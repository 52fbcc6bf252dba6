package org.steward.gateway.routing;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/**
 * Calls one service through its breaker: unreachable or too slow becomes 503 or 504, and while the breaker is open the
 * answer is 503 at once. A GET is tried once more, nothing else is.
 */
final class BreakerFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(BreakerFilter.class);

    private final Backend backend;

    BreakerFilter(Backend backend) {
        this.backend = backend;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        int tries = request.method().equals(HttpMethod.GET) ? 2 : 1;
        for (int attempt = 1; ; attempt++) {
            try {
                return call(request, next);
            } catch (TransportFailure failure) {
                if (attempt == tries || failure.timedOut) {
                    throw refused(failure);
                }
            }
        }
    }

    private ServerResponse call(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            backend.breaker().acquirePermission();
        } catch (CallNotPermittedException open) {
            throw new RefusedException(new Refusal(
                    Refusal.Kind.UNAVAILABLE, "SERVICE_UNAVAILABLE", null, Map.of("service", backend.name())));
        }
        long start = System.nanoTime();
        try {
            ServerResponse response = next.handle(request);
            backend.breaker().onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return response;
        } catch (ResourceAccessException | IOException | UncheckedIOException failure) {
            backend.breaker().onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            log.warn("{} {} to {}: {}", request.method(), request.path(), backend.name(), failure.toString());
            throw new TransportFailure(failure);
        } catch (Exception other) {
            // Not the service's doing (a client that went away): gives the permission back uncounted.
            backend.breaker().releasePermission();
            throw other;
        }
    }

    private RefusedException refused(TransportFailure failure) {
        Refusal refusal = failure.timedOut
                ? new Refusal(Refusal.Kind.TIMED_OUT, "SERVICE_TIMED_OUT", null, Map.of("service", backend.name()))
                : new Refusal(Refusal.Kind.UNAVAILABLE, "SERVICE_UNAVAILABLE", null, Map.of("service", backend.name()));
        RefusedException exception = new RefusedException(refusal);
        exception.initCause(failure);
        return exception;
    }

    private static boolean isTimeout(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.hc.client5.http.ConnectTimeoutException) {
                return false;
            }
            if (cause instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    private static final class TransportFailure extends Exception {
        private final boolean timedOut;

        TransportFailure(Exception cause) {
            super(cause);
            this.timedOut = isTimeout(cause);
        }
    }
}
