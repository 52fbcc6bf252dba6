package org.steward.platform.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of views.
 *
 * @param views with the version of their folds, {@code units@1}
 * @param building the generation being made, or null
 */
public record ViewState(
        String group,
        List<String> views,
        long live,
        @Nullable Long building) {}
