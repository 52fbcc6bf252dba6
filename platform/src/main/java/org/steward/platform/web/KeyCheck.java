package org.steward.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.steward.platform.access.Allowed;

/** Refuses a POST that changes something and carries no Idempotency-Key, whether or not its method looks at it. */
final class KeyCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if ("POST".equals(request.getMethod())
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Allowed.class)) {
            Call.requiredKey(request);
        }
        return true;
    }
}
