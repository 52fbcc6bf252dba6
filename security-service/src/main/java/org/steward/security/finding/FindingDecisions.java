package org.steward.security.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.security.finding.Finding.Status;

/** The rules of a finding; what workorder-service says is a fact: never refused, and heard twice it changes nothing. */
final class FindingDecisions {

    private FindingDecisions() {}

    static Decision<Finding> decide(@Nullable Finding finding, FindingCommand command, Instant now) {
        if (finding == null) {
            if (command instanceof FindingCommand.Report report) {
                return report(report, now);
            }
            throw new IllegalArgumentException("no finding for " + command);
        }
        return switch (command) {
            case FindingCommand.Report again -> Decision.unchanged();
            case FindingCommand.LinkWorkOrder link -> link(finding, link.workOrderId());
            case FindingCommand.EndWorkOrder end -> end(finding, end);
            case FindingCommand.Wake wake -> wake(finding, now);
        };
    }

    private static Decision<Finding> report(FindingCommand.Report report, Instant now) {
        Finding finding = new Finding(
                report.id(),
                report.siteId(),
                report.patrolId(),
                report.checkpointId(),
                report.category(),
                report.severity(),
                report.unitId(),
                report.place(),
                report.description(),
                Status.REPORTED,
                now,
                now.plus(report.workOrderWithin()),
                null);
        return Decision.accept(
                finding,
                new FindingEvent.Reported(
                        finding.id(),
                        finding.siteId(),
                        finding.patrolId(),
                        finding.checkpointId(),
                        finding.category(),
                        finding.severity(),
                        finding.unitId()));
    }

    private static Decision<Finding> link(Finding finding, String workOrderId) {
        return finding.workOrderId() != null
                ? Decision.unchanged()
                : Decision.accept(
                        finding.with(Status.ORDERED, null, workOrderId),
                        new FindingEvent.WorkOrderLinked(finding.id(), finding.siteId(), workOrderId));
    }

    private static Decision<Finding> end(Finding finding, FindingCommand.EndWorkOrder end) {
        if (finding.status() == Status.RESOLVED || finding.status() == Status.ABANDONED) {
            return Decision.unchanged();
        }
        return end.done()
                ? Decision.accept(
                        finding.with(Status.RESOLVED, null, end.workOrderId()),
                        new FindingEvent.Resolved(finding.id(), finding.siteId(), end.workOrderId()))
                : Decision.accept(
                        finding.with(Status.ABANDONED, null, end.workOrderId()),
                        new FindingEvent.Abandoned(finding.id(), finding.siteId(), end.workOrderId()));
    }

    private static Decision<Finding> wake(Finding finding, Instant now) {
        Instant by = finding.workOrderBy();
        return by == null || now.isBefore(by)
                ? Decision.unchanged()
                : Decision.accept(
                        finding.with(finding.status(), null, finding.workOrderId()),
                        new FindingEvent.Unanswered(finding.id(), finding.siteId(), by));
    }
}
