package org.steward.staff.approval;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** What waits for one's agreement, what one asked oneself, and the company's rules for it. */
@RestController
@RequestMapping("/api/staff/v1")
class ApprovalController {

    private final ApprovalHandler handler;

    ApprovalController(ApprovalHandler handler) {
        this.handler = handler;
    }

    /** Why not. */
    record RefuseBody(@NotBlank @Size(max = 500) String reason) {}

    /** Who decides in one's place. */
    record HandOnBody(@Size(max = 64) String to) {}

    /** Who agrees, stage after stage; see {@link ApprovalRule}. */
    record RuleBody(
            @Size(min = 1, max = ApprovalRule.MAX_STAGES) List<ApprovalRule.StageRule> stages,
            int remindAfterHours,
            int escalateAfterHours) {}

    /** An approval as those concerned see it. */
    record View(
            String approvalId,
            ApprovalKind kind,
            String subjectId,
            @Nullable String part,
            @Nullable String siteId,
            String applicantId,
            String askedBy,
            @Nullable BigDecimal amount,
            Approval.Status status,
            int stage,
            List<Stage> stages,
            List<String> waitingFor,
            Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable String reason) {

        static View of(Approval approval) {
            return new View(
                    approval.approvalId(),
                    approval.kind(),
                    approval.subjectId(),
                    approval.part(),
                    approval.siteId(),
                    approval.applicantId(),
                    approval.askedBy().actor(),
                    approval.amount(),
                    approval.status(),
                    approval.stage(),
                    approval.stages(),
                    approval.waitingFor(),
                    approval.askedAt(),
                    approval.decidedAt(),
                    approval.reason());
        }
    }

    record Views(List<View> items) {
        static Views of(List<Stored<Approval>> found) {
            return new Views(
                    found.stream().map(stored -> View.of(stored.state())).toList());
        }
    }

    @Allowed("staff.approval.read")
    @Duties({"T3", "T5", "T16"})
    @GetMapping("/my/approvals")
    Views waiting(Call call) {
        return Views.of(handler.waitingFor(person(call)));
    }

    @Allowed("staff.approval.read")
    @Duties({"T3", "T5", "T16"})
    @GetMapping("/my/approvals/asked")
    Views asked(Call call) {
        return Views.of(handler.askedFor(person(call)));
    }

    @Allowed("staff.approval.read")
    @Duties({"T3", "T5", "T16"})
    @GetMapping("/my/approvals/{approvalId}")
    @Returns(View.class)
    ResponseEntity<Object> read(@PathVariable String approvalId, Call call) {
        Stored<Approval> found = handler.visible(approvalId, call.caller().authority());
        return Answers.resource(found, View.of(found.state()));
    }

    @Allowed("staff.approval.grant")
    @Duties({"T3", "T5", "T16"})
    @PostMapping("/my/approvals/{approvalId}/grant")
    @Returns
    ResponseEntity<Object> grant(@PathVariable String approvalId, Call call) {
        return act(
                call,
                approvalId,
                Map.of(),
                new ApprovalCommand.Grant(call.caller().authority()));
    }

    @Allowed("staff.approval.refuse")
    @Duties({"T3", "T5", "T16"})
    @PostMapping("/my/approvals/{approvalId}/refuse")
    @Returns
    ResponseEntity<Object> refuse(@PathVariable String approvalId, @Valid @RequestBody RefuseBody body, Call call) {
        return act(
                call, approvalId, body, new ApprovalCommand.Refuse(call.caller().authority(), body.reason()));
    }

    @Allowed("staff.approval.withdraw")
    @Duties({"T3", "T5", "T16"})
    @PostMapping("/my/approvals/{approvalId}/withdraw")
    @Returns
    ResponseEntity<Object> withdraw(@PathVariable String approvalId, Call call) {
        return act(
                call,
                approvalId,
                Map.of(),
                new ApprovalCommand.Withdraw(call.caller().authority()));
    }

    @Allowed("staff.approval.hand-on")
    @Duties({"T3", "T5", "T16"})
    @PostMapping("/my/approvals/{approvalId}/hand-on")
    @Returns
    ResponseEntity<Object> handOn(@PathVariable String approvalId, @Valid @RequestBody HandOnBody body, Call call) {
        Stored<Approval> found = handler.visible(approvalId, call.caller().authority());
        return Answers.ok(handler.handOn(call.in(found.scope()).command(body), approvalId, body.to()));
    }

    private ResponseEntity<Object> act(Call call, String approvalId, Object body, ApprovalCommand what) {
        Stored<Approval> found = handler.visible(approvalId, call.caller().authority());
        return Answers.ok(handler.act(call.in(found.scope()).command(body), approvalId, what));
    }

    @Allowed("staff.approval-rule.read")
    @Duties({"T3", "T5", "T16"})
    @GetMapping("/company/approval-rules/{kind}")
    @Returns(ApprovalRule.class)
    ResponseEntity<Object> rule(@PathVariable ApprovalKind kind) {
        ApprovalHandler.Ruled ruled = handler.rule(kind);
        return ResponseEntity.ok().eTag("\"" + ruled.version() + "\"").body(ruled.rule());
    }

    @Allowed("staff.approval-rule.set")
    @Duties({"T3", "T5", "T16"})
    @PutMapping("/company/approval-rules/{kind}")
    @Returns
    ResponseEntity<Object> setRule(@PathVariable ApprovalKind kind, @Valid @RequestBody RuleBody body, Call call) {
        ApprovalRule rule = new ApprovalRule(kind, body.stages(), body.remindAfterHours(), body.escalateAfterHours());
        return Answers.ok(handler.setRule(call.command(body), rule));
    }

    private static String person(Call call) {
        return Objects.requireNonNullElse(
                call.caller().authority().onBehalfOf(),
                call.caller().authority().actor());
    }
}
