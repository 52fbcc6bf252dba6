package org.steward.billing.propertyimport;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;

/**
 * An import on its way: nothing of it is on the register before it is applied.
 *
 * @param files what was sent, per kind the SHA-256 by which its content is kept
 * @param problems bad lines found
 * @param toApply how many things are to be registered
 * @param unchanged lines that say what the register says already
 * @param applied how many things are registered so far; where it goes on after a crash
 * @param wakeAt when somebody must have moved it on, or another takes over; null when nothing is to be done
 */
record ImportJob(
        String siteId,
        String jobId,
        Status status,
        Map<FileKind, String> files,
        int problems,
        int toApply,
        int unchanged,
        int applied,
        @Nullable Instant wakeAt) {

    static final AggregateType<ImportJob> TYPE =
            new AggregateType<>("importJob", "importJobs", ImportJob.class, ImportJob::wakeAt);

    /** As long as a step may take before another worker takes the import over. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How far it is. */
    enum Status {
        STAGING,
        VALIDATING,
        REJECTED,
        VALIDATED,
        APPLYING,
        APPLIED,
        CANCELLED;

        boolean isWorking() {
            return this == VALIDATING || this == APPLYING;
        }

        private boolean takesFiles() {
            return this == STAGING || this == REJECTED || this == VALIDATED;
        }
    }

    ImportJob {
        files = Map.copyOf(files);
    }

    static Decision<ImportJob> start(@Nullable ImportJob job, String siteId, String jobId) {
        if (job != null) {
            return Decision.unchanged();
        }
        return Decision.accept(
                new ImportJob(siteId, jobId, Status.STAGING, Map.of(), 0, 0, 0, 0, null),
                new ImportStarted(jobId, siteId));
    }

    /** Takes a file in, in the place of an earlier one of its kind; what was found out before is void. */
    static Decision<ImportJob> stage(@Nullable ImportJob job, String jobId, FileKind kind, String sha256) {
        if (job == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), jobId));
        }
        if (!job.status.takesFiles()) {
            return Decision.refuse(notNow(job, "STAGING"));
        }
        Map<FileKind, String> files = new LinkedHashMap<>(job.files);
        files.put(kind, sha256);
        return Decision.accept(
                new ImportJob(job.siteId, jobId, Status.STAGING, files, 0, 0, 0, 0, null),
                new ImportFileStaged(jobId, job.siteId, kind, sha256));
    }

    static Decision<ImportJob> validate(@Nullable ImportJob job, String jobId, Instant now) {
        if (job == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), jobId));
        }
        if (!job.status.takesFiles()) {
            return Decision.refuse(notNow(job, "STAGING"));
        }
        if (job.files.isEmpty()) {
            return Decision.refuse(Refusal.conflict("IMPORT_WITHOUT_FILES", Map.of("import", jobId)));
        }
        return Decision.accept(
                job.with(Status.VALIDATING, 0, 0, 0, now.plus(PATIENCE)),
                new ImportValidationStarted(jobId, job.siteId));
    }

    /** Takes in what validation found; also found again while it is applied, when others changed the register. */
    static Decision<ImportJob> validated(
            @Nullable ImportJob job, String jobId, int problems, int toApply, int unchanged) {
        if (job == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), jobId));
        }
        if (!job.status.isWorking()) {
            return Decision.refuse(notNow(job, Status.VALIDATING.name()));
        }
        Status status = problems > 0 ? Status.REJECTED : Status.VALIDATED;
        return Decision.accept(
                job.with(status, problems, toApply, unchanged, null),
                new ImportValidated(jobId, job.siteId, problems, toApply, unchanged));
    }

    static Decision<ImportJob> apply(@Nullable ImportJob job, String jobId, Instant now) {
        if (job == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), jobId));
        }
        if (job.status == Status.REJECTED) {
            return Decision.refuse(
                    Refusal.conflict("IMPORT_REJECTED", Map.of("import", jobId, "problems", job.problems)));
        }
        if (job.status != Status.VALIDATED) {
            return Decision.refuse(notNow(job, Status.VALIDATED.name()));
        }
        return Decision.accept(
                job.with(Status.APPLYING, 0, job.toApply, job.unchanged, now.plus(PATIENCE)),
                new ImportApproved(jobId, job.siteId, job.toApply));
    }

    /**
     * Takes in how far it is applied; refused when another worker was there first.
     *
     * @param done whether nothing is left; some of it may be on the register by other ways
     */
    static Decision<ImportJob> applied(
            @Nullable ImportJob job, String jobId, int from, int to, boolean done, Instant now) {
        if (job == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), jobId));
        }
        if (job.status != Status.APPLYING || job.applied != from) {
            return Decision.refuse(notNow(job, Status.APPLYING.name()));
        }
        ImportJob further = new ImportJob(
                job.siteId,
                jobId,
                done ? Status.APPLIED : Status.APPLYING,
                job.files,
                0,
                job.toApply,
                job.unchanged,
                to,
                done ? null : now.plus(PATIENCE));
        return Decision.accept(further, new ImportAdvanced(jobId, job.siteId, to, job.toApply, done));
    }

    /** A worker takes it over from one that did not move it on in time. */
    static Decision<ImportJob> resume(@Nullable ImportJob job, String jobId, Instant now) {
        if (job == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), jobId));
        }
        Instant due = job.wakeAt;
        return !job.status.isWorking() || due == null || due.isAfter(now)
                ? Decision.unchanged()
                : Decision.accept(
                        new ImportJob(
                                job.siteId,
                                jobId,
                                job.status,
                                job.files,
                                job.problems,
                                job.toApply,
                                job.unchanged,
                                job.applied,
                                now.plus(PATIENCE)),
                        new ImportResumed(jobId, job.siteId));
    }

    static Decision<ImportJob> cancel(@Nullable ImportJob job, String jobId) {
        if (job == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), jobId));
        }
        if (job.status == Status.CANCELLED) {
            return Decision.unchanged();
        }
        if (!job.status.takesFiles()) {
            return Decision.refuse(notNow(job, "STAGING"));
        }
        return Decision.accept(
                job.with(Status.CANCELLED, job.problems, job.toApply, job.unchanged, null),
                new ImportCancelled(jobId, job.siteId));
    }

    private ImportJob with(
            Status newStatus, int newProblems, int newToApply, int newUnchanged, @Nullable Instant newWakeAt) {
        return new ImportJob(siteId, jobId, newStatus, files, newProblems, newToApply, newUnchanged, 0, newWakeAt);
    }

    private static Refusal notNow(ImportJob job, String expected) {
        return Refusal.conflict("IMPORT_NOT_" + expected, Map.of("status", job.status.name(), "expected", expected));
    }
}
