package org.steward.workorder.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.servicelevel.ServiceTerms;

/** What can be done with a service request. */
sealed interface RequestCommand {

    /** Takes in a new request (duty W1). */
    record Receive(String id, String siteId, Intake intake, ServiceTerms terms) implements RequestCommand {}

    /**
     * Takes over a request from another system.
     *
     * @param holdReason when a person must look at it first
     * @param closing when it was closed there
     */
    record TakeOver(
            String id,
            String siteId,
            Intake intake,
            Instant reportedAt,
            @Nullable Instant dueAt,
            @Nullable HoldReason holdReason,
            ServiceRequest.@Nullable Closing closing)
            implements RequestCommand {}

    /** Lets a held request count, with what was missing; null keeps what there is. */
    record Release(
            @Nullable String unitId,
            @Nullable String place,
            @Nullable Category category) implements RequestCommand {}

    /** Drops a held request. */
    record Dismiss() implements RequestCommand {}

    /** Tells the reporter that it was heard. */
    record Acknowledge() implements RequestCommand {}

    /**
     * Says that another request is about the same thing.
     *
     * @param original the other request as it is now, null when there is none of that id at the site
     */
    record LinkDuplicate(String originalId, @Nullable ServiceRequest original) implements RequestCommand {}

    /** A work order was made for it: a fact, never refused. */
    record AttachOrder(String workOrderId) implements RequestCommand {}

    /**
     * A work order of it ended: a fact, never refused.
     *
     * @param done closed, not cancelled
     */
    record EndOrder(String workOrderId, boolean done) implements RequestCommand {}

    /** Somebody reads the contact unmasked: leaves a record of it. */
    record ReadContact() implements RequestCommand {}

    /** Ends it with an outcome. */
    record Close(Outcome outcome, @Nullable String note) implements RequestCommand {}
}
