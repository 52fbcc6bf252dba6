package org.steward.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.Caller;

/** Makes the {@link Call} argument of controller methods. */
final class CallResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class;
    }

    @Override
    public Call resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null || !(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            throw new IllegalStateException(
                    parameter.getExecutable() + ": no caller; the access check did not run before it");
        }
        Allowed allowed = parameter.getMethodAnnotation(Allowed.class);
        return new Call(request, caller, allowed == null ? null : allowed.value());
    }
}
