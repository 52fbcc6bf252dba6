package org.steward.workorder.request;

import org.jspecify.annotations.Nullable;

/** What becomes of one imported row. */
sealed interface ImportVerdict {

    /** Taken over as it is. */
    record Accepted(RequestCommand.TakeOver takeOver) implements ImportVerdict {}

    /**
     * Taken over, but waits for a person.
     *
     * @param seen the value that is doubtful; for a look-alike the id of the earlier row
     */
    record Held(
            RequestCommand.TakeOver takeOver,
            String field,
            @Nullable String seen) implements ImportVerdict {}

    /** Not taken over. */
    record Refused(String code, String field, @Nullable String seen) implements ImportVerdict {}
}
