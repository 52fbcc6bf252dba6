package org.steward.security.guardpost;

import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Ids;

/** The door to guard posts. */
final class GuardPostHandler {

    private final AggregateStore<GuardPost> posts;
    private final CommandRunner runner;

    GuardPostHandler(AggregateStore<GuardPost> posts, CommandRunner runner) {
        this.posts = posts;
        this.runner = runner;
    }

    CommandResult define(Command command, String code, GuardPost.Details details) {
        String id = Ids.derive(GuardPost.TYPE.name(), command.scope(), code);
        GuardPostCommand define =
                new GuardPostCommand.Define(id, command.scope().value(), code, details);
        return runner.run(posts, id, command, (post, now) -> GuardPostDecisions.decide(post, define));
    }

    CommandResult act(Command command, String guardPostId, GuardPostCommand act) {
        return runner.run(
                posts,
                guardPostId,
                command,
                (post, now) -> post == null
                        ? Decision.refuse(Refusal.notFound(GuardPost.TYPE.name(), guardPostId))
                        : GuardPostDecisions.decide(post, act));
    }
}
