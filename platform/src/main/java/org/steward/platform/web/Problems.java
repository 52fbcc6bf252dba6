package org.steward.platform.web;

import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.BadCursor;
import org.steward.platform.document.Database;
import org.steward.platform.document.WriteConflict;
import tools.jackson.core.JacksonException;

/** Which problem a failure is: the one mapping for controllers, filters, the security chain and the error page. */
final class Problems {

    private static final long OUTAGE_RETRY_SECONDS = 2;

    private Problems() {}

    /** The problem of any failure; what nobody foresaw is a 500 that tells nothing of the inside. */
    static Problem of(Throwable failure) {
        BodyTooLarge tooLarge = cause(failure, BodyTooLarge.class);
        if (tooLarge != null) {
            return bodyTooLarge(tooLarge.limitBytes());
        }
        RefusedException refused = cause(failure, RefusedException.class);
        if (refused != null) {
            // A value that refuses itself while the body is read does not know where it stands.
            JacksonException json = cause(failure, JacksonException.class);
            Problem problem = Problem.of(refused.refusal());
            return json == null || problem.field() != null ? problem : problem.at(JsonProblems.path(json));
        }
        if (Database.isUnavailable(failure)) {
            return Problem.of(503, "DATABASE_UNAVAILABLE").retryAfterSeconds(OUTAGE_RETRY_SECONDS);
        }
        return switch (failure) {
            case BadCursor cursor -> Problem.of(400, "CURSOR_INVALID", "cursor", Map.of());
            case WriteConflict conflict -> Problem.of(409, "WRITE_CONFLICT");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case JacksonException json -> Problem.of(500, "INTERNAL_ERROR");
            case JwtDecoderInitializationException noKeys -> identityUnavailable();
            case AuthenticationException unauthenticated -> authentication(unauthenticated);
            case AccessDeniedException denied -> Problem.of(403, "FORBIDDEN");
            case BindingResult invalid -> ValidationProblems.ofBody(invalid);
            case HandlerMethodValidationException invalid -> ValidationProblems.of(invalid);
            case ConstraintViolationException invalid -> ValidationProblems.of(invalid);
            case TypeMismatchException mismatch -> mismatch(mismatch);
            case MissingRequestValueException missing -> missing(missing);
            case MaxUploadSizeExceededException large -> bodyTooLarge(large.getMaxUploadSize());
            default -> routing(failure);
        };
    }

    private static Problem routing(Throwable failure) {
        return switch (failure) {
            case NoResourceFoundException none -> Problem.of(404, "ROUTE_UNKNOWN");
            case NoHandlerFoundException none -> Problem.of(404, "ROUTE_UNKNOWN");
            case HttpRequestMethodNotSupportedException method -> {
                String allowed = String.join(
                        ", ",
                        new TreeSet<>(Arrays.asList(
                                Objects.requireNonNullElse(method.getSupportedMethods(), new String[0]))));
                Problem problem = Problem.of(
                        405,
                        "METHOD_NOT_ALLOWED",
                        null,
                        Map.of("method", Problem.shown(method.getMethod()), "allowed", allowed));
                yield allowed.isEmpty() ? problem : problem.with(HttpHeaders.ALLOW, allowed);
            }
            case HttpMediaTypeNotAcceptableException accept -> {
                List<MediaType> offered = accept.getSupportedMediaTypes();
                yield Problem.of(406, "NOT_ACCEPTABLE", HttpHeaders.ACCEPT, Map.of("offered", offered));
            }
            case HttpMediaTypeNotSupportedException type -> {
                List<MediaType> taken = type.getSupportedMediaTypes();
                yield Problem.of(
                                415,
                                "UNSUPPORTED_MEDIA_TYPE",
                                HttpHeaders.CONTENT_TYPE,
                                Map.of("seen", Problem.shown(type.getContentType()), "taken", taken))
                        .with(HttpHeaders.ACCEPT, MediaType.toString(taken));
            }
            case ErrorResponse answer -> ofStatus(answer.getStatusCode());
            default -> Problem.of(500, "INTERNAL_ERROR");
        };
    }

    /** A status without a cause that we know, from the servlet container or a library. */
    static Problem ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> unauthenticated("TOKEN_MISSING");
            case 403 -> Problem.of(403, "FORBIDDEN");
            case 404 -> Problem.of(404, "ROUTE_UNKNOWN");
            case 405 -> Problem.of(405, "METHOD_NOT_ALLOWED", null, Map.of("method", "?", "allowed", "?"));
            case 413 -> Problem.of(413, "CONTENT_TOO_LARGE");
            case 429 -> Problem.of(429, "TOO_MANY_REQUESTS").retryAfterSeconds(1);
            case 502 -> Problem.of(502, "UPSTREAM_FAILED");
            case 503 -> Problem.of(503, "UNAVAILABLE").retryAfterSeconds(1);
            case 504 -> Problem.of(504, "UPSTREAM_TIMEOUT");
            default ->
                status.is4xxClientError()
                        ? Problem.of(status.value(), "BAD_REQUEST")
                        : Problem.of(HttpStatus.INTERNAL_SERVER_ERROR.value(), "INTERNAL_ERROR");
        };
    }

    static Problem overloaded(int limit) {
        return Problem.of(503, "OVERLOADED", null, Map.of("limit", limit)).retryAfterSeconds(1);
    }

    static Problem bodyTooLarge(long limitBytes) {
        return Problem.of(413, "BODY_TOO_LARGE", null, Map.of("limitBytes", limitBytes));
    }

    private static Problem unreadable(HttpMessageNotReadableException failure) {
        JacksonException json = cause(failure, JacksonException.class);
        if (json != null) {
            return JsonProblems.of(json);
        }
        return Problem.of(400, failure.getCause() == null ? "BODY_MISSING" : "BODY_UNREADABLE");
    }

    private static Problem authentication(AuthenticationException failure) {
        if (failure instanceof AuthenticationServiceException) {
            // The issuer's keys cannot be had: the token may be good.
            return identityUnavailable();
        }
        return unauthenticated(
                failure instanceof InsufficientAuthenticationException ? "TOKEN_MISSING" : "TOKEN_INVALID");
    }

    private static Problem identityUnavailable() {
        return Problem.of(503, "IDENTITY_UNAVAILABLE").retryAfterSeconds(OUTAGE_RETRY_SECONDS);
    }

    private static Problem unauthenticated(String code) {
        // RFC 6750 section 3.1: an error code only where a token was given.
        return Problem.of(401, code)
                .with(
                        HttpHeaders.WWW_AUTHENTICATE,
                        code.equals("TOKEN_INVALID") ? "Bearer error=\"invalid_token\"" : "Bearer");
    }

    private static Problem mismatch(TypeMismatchException failure) {
        String name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : failure.getPropertyName();
        return Problem.of(
                400,
                "PARAMETER_INVALID",
                name,
                Map.of(
                        "seen",
                        Problem.shown(failure.getValue()),
                        "expected",
                        JsonProblems.expected(failure.getRequiredType())));
    }

    private static Problem missing(MissingRequestValueException failure) {
        return switch (failure) {
            case MissingRequestHeaderException header ->
                Problem.of(400, "HEADER_MISSING", header.getHeaderName(), Map.of());
            case MissingServletRequestParameterException parameter ->
                Problem.of(400, "PARAMETER_MISSING", parameter.getParameterName(), Map.of());
            default -> Problem.of(400, "BAD_REQUEST");
        };
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
