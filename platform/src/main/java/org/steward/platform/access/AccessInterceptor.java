package org.steward.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/** Stands before every operation: who calls, in which site, and may he; leaves the {@link Caller} for the operation. */
final class AccessInterceptor implements HandlerInterceptor {

    static final String ACT_FOR = "X-Act-For";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:_-]{1,64}");

    private final AccessPolicy policy;
    private final Predicate<java.time.Instant> stale;
    private final Clock clock;

    AccessInterceptor(AccessPolicy policy, Predicate<java.time.Instant> stale, Clock clock) {
        this.policy = policy;
        this.stale = stale;
        this.clock = clock;
    }

    /** Whether the method is ours to guard; the error page is not, whoever stands before it. */
    static boolean isOperation(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.steward.")
                && !ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !isOperation(method)) {
            return true;
        }
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null && !method.hasMethodAnnotation(AnyCaller.class)) {
            // OperationsCheck stops the start of such a service; this is the net below it.
            throw new IllegalStateException(method.getShortLogMessage() + " has neither @Allowed nor @AnyCaller");
        }
        Caller caller = caller(request);
        request.setAttribute(Caller.ATTRIBUTE, caller);
        if (allowed == null) {
            return true;
        }
        AccessRequest asked = new AccessRequest(
                caller,
                allowed.value(),
                allowed.privileged(),
                allowed.bootstrap(),
                variable(request, "siteId"),
                variable(request, "regionId"),
                request.getRequestURI().contains("/v1/my/"));
        Refusal refusal = policy.decide(asked, stale.test(clock.instant()), clock.instant());
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
        return true;
    }

    private static Caller caller(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            throw new IllegalStateException("no bearer token behind " + request.getRequestURI()
                    + ": expected the token check to have run before");
        }
        Map<String, Object> claims = token.getToken().getClaims();
        String actFor = request.getHeader(ACT_FOR);
        if (actFor != null && !ID.matcher(actFor).matches()) {
            throw new RefusedException(Refusal.malformed("ACT_FOR_INVALID", ACT_FOR, Map.of()));
        }
        String employeeId = text(claims, "employee_id");
        return new Caller(
                token.getToken().getSubject() == null ? "" : token.getToken().getSubject(),
                employeeId,
                // One token, one kind of caller: who is both acts as the employee.
                employeeId == null ? text(claims, "customer_id") : null,
                text(claims, "client_id"),
                actFor);
    }

    private static @Nullable String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map && map.get(name) instanceof String value ? value : null;
    }
}
