package org.steward.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents the {@code limit} and {@code cursor} parameters of a list, and {@code format} where it can be exported;
 * needed where the return type does not say {@code Page}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paged {
    /** The items of a page, where the return type does not say. */
    Class<?> of() default Object.class;

    boolean exportable() default false;
}
