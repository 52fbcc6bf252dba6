package org.steward.workorder.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Material used on a job.
 *
 * @param code of the material, as on its shelf
 * @param name in words; stays in this document
 * @param unitOfMeasure {@code piece}, {@code m}, {@code kg}
 */
public record Material(String code, @Nullable String name, BigDecimal quantity, String unitOfMeasure) {}
