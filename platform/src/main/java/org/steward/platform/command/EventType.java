package org.steward.platform.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The CloudEvents type of an event record: {@code org.steward.<service>.<aggregate>.<past-verb>.v<major>}.
 *
 * <p>The record's JSON form is the event's data; its JSON Schema is {@code src/main/resources/events/<type>.json}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    String value();
}
