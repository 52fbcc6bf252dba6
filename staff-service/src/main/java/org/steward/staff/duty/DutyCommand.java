package org.steward.staff.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can be done with a duty. */
sealed interface DutyCommand {

    /**
     * Drafts a duty.
     *
     * @param positionKnown whether there is such a position; likewise {@code reportedToKnown}
     * @param dutiesOfPosition duties the position has already
     */
    record Draft(
            String dutyId,
            String code,
            String positionId,
            boolean positionKnown,
            boolean reportedToKnown,
            int dutiesOfPosition,
            DutyTerms terms)
            implements DutyCommand {}

    /** Drafts and publishes at once, as what ships with the product is taken over. */
    record Adopt(Draft draft, LocalDate from) implements DutyCommand {}

    /**
     * Other terms.
     *
     * @param from the day from which they hold; null for a draft
     */
    record Revise(
            DutyTerms terms,
            boolean reportedToKnown,
            @Nullable LocalDate from) implements DutyCommand {}

    record Publish(LocalDate from) implements DutyCommand {}

    record Retire(LocalDate on) implements DutyCommand {}

    /**
     * Turns it on or off at a site, or everywhere but at the sites that are switched.
     *
     * @param siteKnown whether there is such a site
     */
    record Switch(@Nullable String siteId, boolean siteKnown, boolean on, LocalDate from) implements DutyCommand {}
}
