package org.steward.platform.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The operation of a controller method; its name is the permission, {@code billing.payment.record}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
    String value();

    /** Refused while the organisation projection is stale. */
    boolean privileged() default false;

    /** The configured first subject may do it while no company exists. */
    boolean bootstrap() default false;
}
