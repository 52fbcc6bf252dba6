package org.steward.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a controller method answers with when its return type does not say: a resource read, or a command whose decision
 * gives an answer of its own. A command without this annotation is documented as {@link CommandAnswer}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Returns {
    /** {@code Void} where it can be had as a file only. */
    Class<?> value() default CommandAnswer.class;

    /** Status of success. */
    int status() default 200;

    /** Whether it can be had as a file by {@code format} as well; for lists see {@link Paged}. */
    boolean exportable() default false;
}
