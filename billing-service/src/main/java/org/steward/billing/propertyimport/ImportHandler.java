package org.steward.billing.propertyimport;

import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;

/** The door to imports. */
final class ImportHandler {

    private final ImportStore store;
    private final CommandRunner runner;
    private final ImportWorker worker;

    ImportHandler(ImportStore store, CommandRunner runner, ImportWorker worker) {
        this.store = store;
        this.runner = runner;
        this.worker = worker;
    }

    CommandResult start(Command command) {
        String jobId = command.newAggregateId(ImportJob.TYPE.name());
        return runner.run(
                store.aggregates(),
                jobId,
                command,
                (job, now) -> ImportJob.start(job, command.scope().value(), jobId));
    }

    CommandResult stage(Command command, String jobId, FileKind kind, String sha256, byte[] content) {
        if (store.load(command.scope(), jobId) == null) {
            throw new RefusedException(Refusal.notFound(ImportJob.TYPE.name(), jobId));
        }
        store.putFile(jobId, kind, sha256, content);
        return runner.run(store.aggregates(), jobId, command, (job, now) -> ImportJob.stage(job, jobId, kind, sha256));
    }

    CommandResult validate(Command command, String jobId) {
        CommandResult result =
                runner.run(store.aggregates(), jobId, command, (job, now) -> ImportJob.validate(job, jobId, now));
        worker.wake(command.scope(), jobId);
        return result;
    }

    CommandResult apply(Command command, String jobId) {
        CommandResult result =
                runner.run(store.aggregates(), jobId, command, (job, now) -> ImportJob.apply(job, jobId, now));
        worker.wake(command.scope(), jobId);
        return result;
    }

    CommandResult cancel(Command command, String jobId) {
        CommandResult result =
                runner.run(store.aggregates(), jobId, command, (job, now) -> ImportJob.cancel(job, jobId));
        store.removeFiles(jobId);
        return result;
    }

    /** Takes an import up again that stopped; {@code key} names the moment it was found. */
    void resume(Scope site, String jobId, String key) {
        runner.run(
                store.aggregates(),
                jobId,
                Command.caused(site, "billing.import.resume", key, Authority.system("timer"), jobId, jobId),
                (job, now) -> ImportJob.resume(job, jobId, now));
        worker.wake(site, jobId);
    }
}
