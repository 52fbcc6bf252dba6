package org.steward.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The duties a controller method serves; {@code x-duties} in the OpenAPI document, gathered into DUTIES.md. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Duties {
    String[] value();
}
