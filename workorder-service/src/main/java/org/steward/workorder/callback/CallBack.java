package org.steward.workorder.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer said when called after the job (duty W4).
 *
 * @param score 1 (very dissatisfied) to {@value #BEST}
 * @param comment free text; stays in the order's document
 * @param by the employee who called
 */
public record CallBack(
        boolean satisfied, int score, @Nullable String comment, String by, Instant at) {

    public static final int WORST = 1;
    public static final int BEST = 5;
}
