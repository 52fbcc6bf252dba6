package org.steward.billing.discount;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Authority;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.money.PlainDecimal;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Units' own prices: proposed, approved by another, ended. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/discounts")
class DiscountController {

    private static final String CODE = "[a-z][a-z0-9-]{0,39}";

    private final DiscountHandler handler;
    private final DiscountStore store;

    DiscountController(DiscountHandler handler, DiscountStore store) {
        this.handler = handler;
        this.store = store;
    }

    /** A discount; either a factor below one, or another rate for one component. */
    record Body(
            @NotNull String unitId,
            @NotNull @Pattern(regexp = CODE) String standardCode,
            @Nullable @Pattern(regexp = CODE) String component,
            Discount.@NotNull Reason reason,
            @PlainDecimal @Nullable BigDecimal factor,
            @PlainDecimal @Nullable BigDecimal rate,
            @NotNull LocalDate from,
            @Nullable LocalDate until,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._/-]{1,100}") String evidence) {

        Discount toDiscount(String siteId, String discountId, Authority by) {
            return new Discount(
                    siteId,
                    discountId,
                    unitId,
                    standardCode,
                    component,
                    reason,
                    factor,
                    rate,
                    from,
                    until,
                    evidence,
                    Discount.Status.PROPOSED,
                    by,
                    null);
        }
    }

    /** {@code until} is the first day it no longer holds. */
    record EndBody(@NotNull LocalDate until) {}

    /** A discount as shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String discountId,
            String unitId,
            String standardCode,
            @Nullable String component,
            Discount.Reason reason,
            @PlainDecimal @Nullable BigDecimal factor,
            @PlainDecimal @Nullable BigDecimal rate,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String evidence,
            Discount.Status status,
            String proposedBy,
            @Nullable String decidedBy) {
        static Answer of(Discount discount) {
            Authority decidedBy = discount.decidedBy();
            return new Answer(
                    discount.discountId(),
                    discount.unitId(),
                    discount.standardCode(),
                    discount.component(),
                    discount.reason(),
                    discount.factor(),
                    discount.rate(),
                    discount.from(),
                    discount.until(),
                    discount.evidence(),
                    discount.status(),
                    discount.proposedBy().actor(),
                    decidedBy == null ? null : decidedBy.actor());
        }
    }

    @GetMapping
    @Allowed("billing.discount.read")
    @Duties({"B7", "B11"})
    ResponseEntity<Page<Answer>> list(
            Call call, @RequestParam @Nullable String unitId, @RequestParam Discount.@Nullable Status status) {
        return Answers.page(
                store.page(call.scope(), unitId, status, call.page()).map(stored -> Answer.of(stored.state())));
    }

    @GetMapping("/{discountId}")
    @Allowed("billing.discount.read")
    @Duties({"B7", "B11"})
    @Returns(Answer.class)
    ResponseEntity<Object> get(Call call, @PathVariable String discountId) {
        Stored<Discount> stored = store.aggregates().load(call.scope(), discountId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("discount", discountId));
        }
        return Answers.resource(stored, Answer.of(stored.state()));
    }

    @PostMapping
    @Allowed("billing.discount.propose")
    @Duties({"B7", "B11"})
    @Returns(status = 201)
    ResponseEntity<Object> propose(Call call, @RequestBody @Valid Body body) {
        CommandResult result = handler.propose(call.command(body), body);
        return Answers.created(
                result, URI.create("/api/billing/v1/sites/" + call.scope() + "/discounts/" + result.id()));
    }

    @PostMapping("/{discountId}/approve")
    @Allowed(value = "billing.discount.decide", privileged = true)
    @Duties({"B7", "B11"})
    ResponseEntity<Object> approve(Call call, @PathVariable String discountId) {
        return Answers.ok(handler.decide(call.command(Map.of("id", discountId)), discountId, true));
    }

    @PostMapping("/{discountId}/reject")
    @Allowed(value = "billing.discount.decide", privileged = true)
    @Duties({"B7", "B11"})
    ResponseEntity<Object> reject(Call call, @PathVariable String discountId) {
        return Answers.ok(handler.decide(call.command(Map.of("id", discountId)), discountId, false));
    }

    @PostMapping("/{discountId}/end")
    @Allowed(value = "billing.discount.decide", privileged = true)
    @Duties({"B7", "B11"})
    ResponseEntity<Object> end(Call call, @PathVariable String discountId, @RequestBody @Valid EndBody body) {
        return Answers.ok(handler.end(call.command(Map.of("id", discountId, "body", body)), discountId, body.until()));
    }
}
