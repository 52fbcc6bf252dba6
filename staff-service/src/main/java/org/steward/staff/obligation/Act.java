package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done for an obligation: an event of some service, or the holder's own word.
 *
 * @param id of the event, or of the command of the confirmation
 * @param type CloudEvents type; null for the holder's word
 * @param by who did it; null for the system
 * @param at when it was done
 * @param receivedAt when it became known here
 * @param attachment what the holder refers to; null for an event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Act(
        String id,
        @Nullable String type,
        @Nullable String by,
        Instant at,
        Instant receivedAt,
        @Nullable String attachment) {}
