package org.steward.platform.web;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names schemas after their record and what it is nested in ({@code LateFeeRequestStepBody}): by the simple name alone,
 * two records called {@code Answer} would be documented as one.
 */
final class SchemaNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        StringBuilder name = new StringBuilder(type.getSimpleName());
        for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            String simple = outer.getSimpleName();
            name.insert(0, simple.endsWith("Controller") ? simple.substring(0, simple.length() - 10) : simple);
        }
        return name.toString();
    }
}
