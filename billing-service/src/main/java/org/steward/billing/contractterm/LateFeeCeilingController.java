package org.steward.billing.contractterm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.document.Stored;
import org.steward.platform.money.PlainDecimal;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** The company's ceiling for late fees: a contract above it is published with a warning. */
@RestController
@RequestMapping("/api/billing/v1/company/late-fee-ceiling")
class LateFeeCeilingController {

    private final ContractTermHandler handler;

    LateFeeCeilingController(ContractTermHandler handler) {
        this.handler = handler;
    }

    /** The highest rate per day, as {@code "0.0005"}. */
    record CeilingBody(@NotNull @PlainDecimal BigDecimal dailyRate) {}

    @GetMapping
    @Allowed("billing.late-fee-ceiling.read")
    @Duties("B12")
    @Returns(CeilingBody.class)
    ResponseEntity<Object> get(Call call) {
        Stored<LateFeeCeiling> stored = handler.loadCeiling();
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(LateFeeCeiling.TYPE.name(), LateFeeCeiling.ID));
        }
        return Answers.resource(stored, new CeilingBody(stored.state().dailyRate()));
    }

    @PostMapping
    @Allowed(value = "billing.late-fee-ceiling.set", privileged = true)
    @Duties("B12")
    @Returns
    ResponseEntity<Object> set(Call call, @RequestBody @Valid CeilingBody body) {
        return Answers.ok(handler.setCeiling(
                call.command(body), new LateFeeCeiling(Require.positive(body.dailyRate(), "dailyRate"))));
    }
}
