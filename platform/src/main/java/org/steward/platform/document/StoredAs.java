package org.steward.platform.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** The form of a value in stored documents, where it is another one than in JSON: one the database can compute with. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredAs {
    Class<? extends ValueSerializer<?>> writer();

    Class<? extends ValueDeserializer<?>> reader();
}
