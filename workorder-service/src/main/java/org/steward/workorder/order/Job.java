package org.steward.workorder.order;

import org.jspecify.annotations.Nullable;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/**
 * What has to be done, and where it came from; fixed when the order is made.
 *
 * @param requestId the service request it answers, or null
 * @param findingId the finding of a patrol it answers, or null
 * @param customerId who pays for a chargeable line, or null for whoever has the unit's account
 * @param place where, when it is not in a unit; stays in this document
 * @param description free text; stays in this document
 */
public record Job(
        @Nullable String requestId,
        @Nullable String findingId,
        Kind kind,
        Category category,
        Severity priority,
        @Nullable String unitId,
        @Nullable String customerId,
        @Nullable String place,
        String description) {}
