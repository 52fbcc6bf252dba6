package org.steward.platform.money;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * On a {@code BigDecimal} of a request or answer: a JSON string in plain decimal notation, such as {@code "61.20"}.
 *
 * <p>A JSON number is refused, because readers between the caller and us may have rounded it to a double already; so is
 * exponent notation.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@JacksonAnnotationsInside
@JsonDeserialize(using = PlainDecimals.Reader.class)
@JsonSerialize(using = PlainDecimals.Writer.class)
public @interface PlainDecimal {}
