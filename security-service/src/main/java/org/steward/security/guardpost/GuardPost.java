package org.steward.security.guardpost;

import org.steward.platform.document.AggregateType;

/**
 * A manned place of a site.
 *
 * @param code of the site's own numbering; never changes, the id is derived from it
 */
record GuardPost(String id, String siteId, String code, Details details, Status status) {

    static final AggregateType<GuardPost> TYPE = AggregateType.of("guardPost", "guardPosts", GuardPost.class);

    /** Guards one post may need at a time. */
    static final int MAX_GUARDS = 50;

    /** Whether it is manned. */
    public enum Status {
        ACTIVE,
        RETIRED
    }

    /**
     * What may change about a post.
     *
     * @param place where it is; stays in this document
     * @param requiredGuards guards who must be there at any time
     */
    public record Details(String name, String place, int requiredGuards) {}

    GuardPost with(Details next) {
        return new GuardPost(id, siteId, code, next, status);
    }

    GuardPost with(Status next) {
        return new GuardPost(id, siteId, code, details, next);
    }
}
