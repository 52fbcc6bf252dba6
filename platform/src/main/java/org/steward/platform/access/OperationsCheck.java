package org.steward.platform.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A service with an operation nobody may do, or anybody could, does not start. */
final class OperationsCheck implements SmartInitializingSingleton {

    private final List<RequestMappingHandlerMapping> mappings;
    private final PermissionTable permissions;

    OperationsCheck(List<RequestMappingHandlerMapping> mappings, PermissionTable permissions) {
        this.mappings = mappings;
        this.permissions = permissions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> faults = new TreeSet<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, method) -> {
                if (AccessInterceptor.isOperation(method)) {
                    check(method, faults);
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("operations without access rule: " + String.join("; ", faults));
        }
    }

    private void check(HandlerMethod method, Set<String> faults) {
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            if (!method.hasMethodAnnotation(AnyCaller.class)) {
                faults.add(method.getShortLogMessage() + " has neither @Allowed nor @AnyCaller");
            }
        } else if (!permissions.knows(allowed.value())) {
            faults.add(
                    method.getShortLogMessage() + " needs " + allowed.value() + ", which the permission table lacks");
        }
    }
}
