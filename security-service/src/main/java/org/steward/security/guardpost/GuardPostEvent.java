package org.steward.security.guardpost;

import org.steward.platform.command.EventType;

/** What happens to a guard post, as other services may know it. */
public sealed interface GuardPostEvent {

    @EventType("org.steward.security.guard-post.defined.v1")
    record Defined(String guardPostId, String siteId, String code, int requiredGuards) implements GuardPostEvent {}

    @EventType("org.steward.security.guard-post.changed.v1")
    record Changed(String guardPostId, String siteId, int requiredGuards) implements GuardPostEvent {}

    @EventType("org.steward.security.guard-post.retired.v1")
    record Retired(String guardPostId, String siteId) implements GuardPostEvent {}

    @EventType("org.steward.security.guard-post.reinstated.v1")
    record Reinstated(String guardPostId, String siteId) implements GuardPostEvent {}
}
