package org.steward.security.guardpost;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.security.guardpost.GuardPost.Status;

/** The rules of a guard post. */
final class GuardPostDecisions {

    private GuardPostDecisions() {}

    static Decision<GuardPost> decide(@Nullable GuardPost post, GuardPostCommand command) {
        if (post == null) {
            if (command instanceof GuardPostCommand.Define define) {
                return define(define);
            }
            throw new IllegalArgumentException("no guard post for " + command);
        }
        return switch (command) {
            case GuardPostCommand.Define define ->
                Decision.refuse(Refusal.conflict("CODE_TAKEN", Map.of("code", define.code(), "id", post.id())));
            case GuardPostCommand.Change change -> change(post, change);
            case GuardPostCommand.Retire retire ->
                post.status() == Status.RETIRED
                        ? Decision.unchanged()
                        : Decision.accept(
                                post.with(Status.RETIRED), new GuardPostEvent.Retired(post.id(), post.siteId()));
            case GuardPostCommand.Reinstate reinstate ->
                post.status() == Status.ACTIVE
                        ? Decision.unchanged()
                        : Decision.accept(
                                post.with(Status.ACTIVE), new GuardPostEvent.Reinstated(post.id(), post.siteId()));
        };
    }

    private static Decision<GuardPost> define(GuardPostCommand.Define define) {
        Refusal refusal = wrong(define.details());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        GuardPost post = new GuardPost(define.id(), define.siteId(), define.code(), define.details(), Status.ACTIVE);
        return Decision.accept(
                post,
                new GuardPostEvent.Defined(
                        post.id(), post.siteId(), post.code(), post.details().requiredGuards()));
    }

    private static Decision<GuardPost> change(GuardPost post, GuardPostCommand.Change change) {
        if (post.status() == Status.RETIRED) {
            return Decision.refuse(Refusal.conflict("GUARD_POST_RETIRED", Map.of("code", post.code())));
        }
        Refusal refusal = wrong(change.details());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (post.details().equals(change.details())) {
            return Decision.unchanged();
        }
        return Decision.accept(
                post.with(change.details()),
                new GuardPostEvent.Changed(
                        post.id(), post.siteId(), change.details().requiredGuards()));
    }

    private static @Nullable Refusal wrong(GuardPost.Details details) {
        int guards = details.requiredGuards();
        return guards >= 1 && guards <= GuardPost.MAX_GUARDS
                ? null
                : Refusal.invalid(
                        "GUARDS_OUT_OF_RANGE",
                        "requiredGuards",
                        Map.of("value", guards, "min", 1, "max", GuardPost.MAX_GUARDS));
    }
}
