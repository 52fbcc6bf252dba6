package org.steward.security.guardpost;

/** What can be done with a guard post. */
sealed interface GuardPostCommand {

    record Define(String id, String siteId, String code, GuardPost.Details details) implements GuardPostCommand {}

    record Change(GuardPost.Details details) implements GuardPostCommand {}

    /** The place is not manned any more. */
    record Retire() implements GuardPostCommand {}

    /** The place is manned again. */
    record Reinstate() implements GuardPostCommand {}
}
