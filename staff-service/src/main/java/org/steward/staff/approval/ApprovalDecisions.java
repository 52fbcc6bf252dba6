package org.steward.staff.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.staff.approval.Approval.Status;

/** The rules of an approval: stage after stage, and nobody agrees to what he asked himself. */
final class ApprovalDecisions {

    private ApprovalDecisions() {}

    static Decision<Approval> decide(@Nullable Approval approval, ApprovalCommand command, Instant now) {
        if (command instanceof ApprovalCommand.Ask ask) {
            return approval == null ? ask(ask, now) : Decision.unchanged();
        }
        if (approval == null) {
            throw new IllegalArgumentException("no approval for " + command);
        }
        if (approval.status() != Status.WAITING) {
            return command instanceof ApprovalCommand.Wake
                    ? Decision.unchanged()
                    : Decision.refuse(Refusal.conflict(
                            "APPROVAL_DECIDED", Map.of("id", approval.approvalId(), "state", approval.status())));
        }
        return switch (command) {
            case ApprovalCommand.Ask ask -> throw new IllegalStateException("decided above: " + ask);
            case ApprovalCommand.Grant grant -> grant(approval, grant.by(), now);
            case ApprovalCommand.Refuse refuse -> refuse(approval, refuse, now);
            case ApprovalCommand.Withdraw withdraw -> withdraw(approval, withdraw.by(), now);
            case ApprovalCommand.HandOn handOn -> handOn(approval, handOn);
            case ApprovalCommand.Wake wake -> wake(approval, wake, now);
        };
    }

    private static Decision<Approval> ask(ApprovalCommand.Ask ask, Instant now) {
        for (Stage stage : ask.stages()) {
            if (stage.approvers().isEmpty()) {
                return Decision.refuse(Refusal.conflict(
                        "NOBODY_TO_APPROVE", Map.of("kind", ask.kind(), "applicant", ask.applicantId())));
            }
        }
        List<Stage> stages = new ArrayList<>(ask.stages());
        stages.set(0, stages.getFirst().begun(now));
        Approval asked = new Approval(
                ask.approvalId(),
                ask.kind(),
                ask.subjectId(),
                ask.part(),
                ask.siteId(),
                ask.applicantId(),
                ask.askedBy(),
                ask.amount(),
                Status.WAITING,
                stages,
                0,
                ask.rule().remindAfterHours(),
                ask.rule().escalateAfterHours(),
                stages.getFirst().approvers(),
                now,
                null,
                null);
        return Decision.accept(
                asked,
                new ApprovalEvent.Asked(
                        asked.approvalId(),
                        asked.kind(),
                        asked.subjectId(),
                        asked.part(),
                        asked.applicantId(),
                        stages.size(),
                        asked.waitingFor()));
    }

    private static Decision<Approval> grant(Approval approval, Authority by, Instant now) {
        Refusal refusal = mayDecide(approval, by);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Stage decided = approval.current().decided(person(by), now);
        if (approval.stage() + 1 < approval.stages().size()) {
            Approval next = approval.advanced(decided, now);
            return Decision.accept(
                    next,
                    new ApprovalEvent.Advanced(
                            approval.approvalId(),
                            approval.kind(),
                            approval.subjectId(),
                            next.stage(),
                            next.waitingFor()));
        }
        return Decision.accept(
                approval.ended(Status.GRANTED, decided, now, null),
                new ApprovalEvent.Granted(
                        approval.approvalId(),
                        approval.kind(),
                        approval.subjectId(),
                        approval.part(),
                        approval.applicantId(),
                        person(by)));
    }

    private static Decision<Approval> refuse(Approval approval, ApprovalCommand.Refuse refuse, Instant now) {
        Authority by = refuse.by();
        Refusal refusal = mayDecide(approval, by);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        approval.ended(
                                Status.REFUSED, approval.current().decided(person(by), now), now, refuse.reason()),
                        new ApprovalEvent.Refused(
                                approval.approvalId(),
                                approval.kind(),
                                approval.subjectId(),
                                approval.part(),
                                approval.applicantId(),
                                person(by)));
    }

    private static Decision<Approval> withdraw(Approval approval, Authority by, Instant now) {
        String who = person(by);
        if (!who.equals(approval.applicantId()) && !who.equals(person(approval.askedBy()))) {
            return Decision.refuse(notYours(approval));
        }
        return Decision.accept(
                approval.ended(Status.WITHDRAWN, approval.current(), now, null),
                new ApprovalEvent.Withdrawn(
                        approval.approvalId(),
                        approval.kind(),
                        approval.subjectId(),
                        approval.part(),
                        approval.applicantId()));
    }

    private static Decision<Approval> handOn(Approval approval, ApprovalCommand.HandOn handOn) {
        Refusal refusal = mayDecide(approval, handOn.by());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        String to = handOn.to();
        if (!handOn.works()) {
            return Decision.refuse(Refusal.invalid("EMPLOYEE_UNKNOWN", "to", Map.of("value", to)));
        }
        if (isMaker(approval, Authority.of(to))) {
            return Decision.refuse(makerIsChecker(approval));
        }
        Stage handed = approval.current().handedOn(person(handOn.by()), to);
        return handed.equals(approval.current())
                ? Decision.unchanged()
                : Decision.accept(
                        approval.withCurrent(handed),
                        new ApprovalEvent.HandedOn(
                                approval.approvalId(), approval.kind(), approval.subjectId(), person(handOn.by()), to));
    }

    private static Decision<Approval> wake(Approval approval, ApprovalCommand.Wake wake, Instant now) {
        List<Object> events = new ArrayList<>();
        Approval next = approval;
        if (isPast(next.remindAt(), now)) {
            next = next.withCurrent(next.current().reminded(now));
            events.add(new ApprovalEvent.Reminded(next.approvalId(), next.kind(), next.subjectId(), next.waitingFor()));
        }
        if (isPast(next.escalateAt(), now)) {
            List<String> added = wake.above().stream()
                    .filter(each -> !isMaker(approval, Authority.of(each)))
                    .filter(each -> !approval.waitingFor().contains(each))
                    .toList();
            next = next.withCurrent(next.current().with(added, now));
            events.add(new ApprovalEvent.Escalated(next.approvalId(), next.kind(), next.subjectId(), added));
        }
        return events.isEmpty() ? Decision.unchanged() : Decision.accept(next, events);
    }

    private static boolean isPast(@Nullable Instant at, Instant now) {
        return at != null && !now.isBefore(at);
    }

    /** Who decides is one of those asked, and neither asked himself nor stands in for who did. */
    private static @Nullable Refusal mayDecide(Approval approval, Authority by) {
        if (!approval.waitingFor().contains(person(by))) {
            return notYours(approval);
        }
        return isMaker(approval, by) ? makerIsChecker(approval) : null;
    }

    private static boolean isMaker(Approval approval, Authority by) {
        return !by.isDisjointFrom(approval.askedBy()) || !by.isDisjointFrom(Authority.of(approval.applicantId()));
    }

    private static Refusal notYours(Approval approval) {
        return Refusal.forbidden("APPROVAL_NOT_YOURS", Map.of("id", approval.approvalId()));
    }

    private static Refusal makerIsChecker(Approval approval) {
        return Refusal.forbidden("MAKER_IS_CHECKER", Map.of("id", approval.approvalId()));
    }

    private static String person(Authority authority) {
        return Objects.requireNonNullElse(authority.onBehalfOf(), authority.actor());
    }
}
