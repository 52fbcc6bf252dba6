package org.steward.billing.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.Role;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** How much each role may approve or grant. */
@RestController
@RequestMapping("/api/billing/v1/company/approval-limits")
class LimitController {

    /** Stands for the site's own currency in the limits that come with the product. */
    private static final String SHOWN_IN = "CNY";

    private final LimitHandler handler;

    LimitController(LimitHandler handler) {
        this.handler = handler;
    }

    /** Every limit there is to be; what is left out, nobody may give. */
    record LimitsBody(
            @NotNull @Size(max = ApprovalLimits.MAX_LIMITS) List<@NotNull @Valid LimitBody> limits) {}

    /** {@code most} left out allows any amount. */
    record LimitBody(
            @NotNull LimitedAct act,
            @NotNull Role role,
            @Nullable Money most) {}

    @GetMapping
    @Allowed("billing.limit.read")
    @Duties("B11")
    @Returns(ApprovalLimits.class)
    ResponseEntity<Object> get(Call call) {
        Stored<ApprovalLimits> stored = handler.load();
        return stored == null
                ? ResponseEntity.ok(ApprovalLimits.usual(SHOWN_IN))
                : Answers.resource(stored, stored.state());
    }

    @PostMapping
    @Allowed(value = "billing.limit.set", privileged = true)
    @Duties("B11")
    @Returns
    ResponseEntity<Object> set(Call call, @RequestBody @Valid LimitsBody body) {
        return Answers.ok(handler.set(
                call.command(body),
                body.limits().stream()
                        .map(limit -> new ApprovalLimits.Limit(limit.act(), limit.role(), limit.most()))
                        .toList()));
    }
}
