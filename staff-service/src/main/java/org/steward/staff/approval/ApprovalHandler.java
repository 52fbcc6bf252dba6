package org.steward.staff.approval;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.position.Position;
import org.steward.staff.position.PositionHandler;
import org.steward.staff.reporting.ReportingHandler;
import org.steward.staff.reporting.Rung;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/**
 * The door to approvals. Features ask by it and hear of the outcome by the events {@code approval.granted}, {@code refused}
 * and {@code withdrawn}.
 */
@Component
public class ApprovalHandler {

    private final CommandRunner runner;
    private final ApprovalStore store;
    private final ReportingHandler reporting;
    private final EmployeeHandler employees;
    private final PositionHandler positions;
    private final SiteHandler sites;
    private final Clock clock;

    ApprovalHandler(
            CommandRunner runner,
            ApprovalStore store,
            ReportingHandler reporting,
            EmployeeHandler employees,
            PositionHandler positions,
            SiteHandler sites,
            Clock clock) {
        this.runner = runner;
        this.store = store;
        this.reporting = reporting;
        this.employees = employees;
        this.positions = positions;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param subjectId what it is about, in the words of the feature that asks; with {@code part} it names the question
     * @param round counted up when the same is asked again after a refusal
     * @param siteId null for a matter of the company
     * @param amount by which stages are chosen; null for none
     */
    public record Question(
            ApprovalKind kind,
            String subjectId,
            @Nullable String part,
            String round,
            @Nullable String siteId,
            String applicantId,
            Authority askedBy,
            @Nullable BigDecimal amount) {

        String approvalId() {
            return Ids.derive("approval", scope(), kind + "|" + subjectId + '|' + part + '|' + round);
        }

        Scope scope() {
            return siteId == null ? Scope.COMPANY : Scope.site(siteId);
        }
    }

    /** Asks those whom the rule of the kind names; the same question asked again changes nothing. */
    public CommandResult ask(Command command, Question question) {
        return runner.run(store.aggregates(), question.approvalId(), command, (approval, now) -> {
            ApprovalRule rule = rule(question.kind()).rule();
            return ApprovalDecisions.decide(
                    approval,
                    new ApprovalCommand.Ask(
                            question.approvalId(),
                            question.kind(),
                            question.subjectId(),
                            question.part(),
                            question.siteId(),
                            question.applicantId(),
                            question.askedBy(),
                            question.amount(),
                            rule,
                            stages(rule, question, now)),
                    now);
        });
    }

    private List<Stage> stages(ApprovalRule rule, Question question, Instant now) {
        List<Stage> stages = new ArrayList<>();
        for (ApprovalRule.StageRule stage : rule.stages()) {
            if (stage.appliesTo(question.amount())) {
                Integer level = stage.level();
                String positionId = stage.positionId();
                List<String> found = level != null
                        ? superiors(question, level, now)
                        : holders(question, String.valueOf(positionId), now);
                stages.add(Stage.of(withoutMakers(found, question), level));
            }
        }
        return stages;
    }

    private List<String> superiors(Question question, int level, Instant now) {
        List<Rung> line = reporting.above(question.applicantId(), question.siteId(), now, ApprovalRule.MAX_LEVEL);
        // The line may be shorter than the rule thinks; whoever is at its top decides, and above all the
        // administrators.
        for (int step = Math.min(level, line.size()); step >= 1; step--) {
            List<String> found = withoutMakers(line.get(step - 1).employeeIds(), question);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return holders(question, Position.ADMINISTRATOR_ID, now);
    }

    private List<String> holders(Question question, String positionId, Instant now) {
        Site site = question.siteId() == null ? null : sites.find(question.siteId());
        return reporting
                .holders(
                        positionId,
                        question.applicantId(),
                        question.siteId(),
                        site == null ? null : site.regionId(),
                        now)
                .employeeIds();
    }

    private static List<String> withoutMakers(List<String> found, Question question) {
        return found.stream()
                .filter(each -> !each.equals(question.applicantId()))
                .filter(each -> Authority.of(each).isDisjointFrom(question.askedBy()))
                .toList();
    }

    CommandResult act(Command command, String approvalId, ApprovalCommand what) {
        return runner.run(
                store.aggregates(),
                approvalId,
                command,
                (approval, now) -> ApprovalDecisions.decide(approval, what, now));
    }

    CommandResult handOn(Command command, String approvalId, String to) {
        Employee employee = employees.find(to);
        boolean works =
                employee != null && !employee.assignmentsAt(clock.instant()).isEmpty();
        return act(command, approvalId, new ApprovalCommand.HandOn(command.authority(), to, works));
    }

    void wake(Command command, Stored<Approval> stored) {
        Approval approval = stored.state();
        Integer level = approval.stages().get(approval.stage()).level();
        Instant now = clock.instant();
        List<String> above = List.of();
        Instant escalate = approval.escalateAt();
        if (level != null && escalate != null && !now.isBefore(escalate)) {
            List<Rung> line = reporting.above(approval.applicantId(), approval.siteId(), now, level + 1);
            above = line.size() > level ? line.get(level).employeeIds() : List.of();
        }
        act(command, approval.approvalId(), new ApprovalCommand.Wake(above));
    }

    /** The approval, if the person is asked, has decided, or it was asked for him. */
    Stored<Approval> visible(String approvalId, Authority authority) {
        Stored<Approval> found = store.find(approvalId);
        if (found == null || !isVisible(found.state(), authority)) {
            throw new RefusedException(Refusal.notFound("approval", approvalId));
        }
        return found;
    }

    private static boolean isVisible(Approval approval, Authority authority) {
        String who = Objects.requireNonNullElse(authority.onBehalfOf(), authority.actor());
        return approval.applicantId().equals(who)
                || approval.askedBy().actor().equals(who)
                || approval.stages().stream()
                        .anyMatch(stage -> stage.approvers().contains(who));
    }

    List<Stored<Approval>> waitingFor(String employeeId) {
        return store.waitingFor(employeeId);
    }

    List<Stored<Approval>> askedFor(String employeeId) {
        return store.askedFor(employeeId);
    }

    /** A rule and its version; 0 while the company has not set one. */
    record Ruled(ApprovalRule rule, long version) {}

    Ruled rule(ApprovalKind kind) {
        Stored<ApprovalRule> set = store.rules().load(Scope.COMPANY, ruleId(kind));
        return set == null ? new Ruled(ApprovalRule.usual(kind), 0) : new Ruled(set.state(), set.version());
    }

    CommandResult setRule(Command command, ApprovalRule rule) {
        return runner.run(store.rules(), ruleId(rule.kind()), command, (before, now) -> {
            rule.check(position -> positions.find(position) != null);
            return rule.equals(before)
                    ? Decision.unchanged()
                    : Decision.accept(
                            rule,
                            new ApprovalEvent.RuleSet(
                                    rule.kind(), rule.stages(), rule.remindAfterHours(), rule.escalateAfterHours()));
        });
    }

    private static String ruleId(ApprovalKind kind) {
        return Ids.derive("approval-rule", Scope.COMPANY, kind.name());
    }
}
