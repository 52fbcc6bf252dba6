package org.steward.platform.web;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names schemas after their record and what it is nested in ({@code LateFeeRequestStepBody}): by the simple name alone,
 * two records called {@code Answer} would be documented as one. Of two in different packages of a module the later one
 * has its package before its name; {@code Problem} is always that of RFC 9457.
 */
final class SchemaNames extends TypeNameResolver {

    private static final Pattern MODULE = Pattern.compile("org\\.steward\\.[^.]+");

    // The services of one JVM share the resolver; a module's names must not depend on which others run beside it.
    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        StringBuilder name = new StringBuilder(type.getSimpleName());
        for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            String simple = outer.getSimpleName();
            name.insert(0, simple.endsWith("Controller") ? simple.substring(0, simple.length() - 10) : simple);
        }
        boolean reserved = name.toString().equals("Problem");
        Class<?> holder = reserved ? Problem.class : taken.computeIfAbsent(moduleOf(type) + ' ' + name, free -> type);
        return holder.equals(type) ? name.toString() : packageOf(type) + name;
    }

    private static String moduleOf(Class<?> type) {
        Matcher module = MODULE.matcher(type.getPackageName());
        return module.lookingAt() ? module.group() : type.getPackageName();
    }

    private static String packageOf(Class<?> type) {
        String last = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }
}
