package org.steward.security.guardpost;

import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds guard posts. */
final class GuardPostStore {

    private final AggregateStore<GuardPost> posts;

    GuardPostStore(AggregateStore<GuardPost> posts) {
        this.posts = posts;
    }

    @Nullable Stored<GuardPost> load(Scope site, String id) {
        return posts.load(site, id);
    }

    Page<Stored<GuardPost>> page(Scope site, GuardPost.@Nullable Status status, PageRequest request) {
        return posts.page(site, status == null ? Filters.empty() : Filters.eq("state.status", status.name()), request);
    }
}
