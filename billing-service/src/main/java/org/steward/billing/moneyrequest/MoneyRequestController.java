package org.steward.billing.moneyrequest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
import org.steward.billing.account.IncomingPayment;
import org.steward.billing.account.PaymentMethod;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Acts on money that need a second person: asked for, approved or rejected, seen to their end. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}")
class MoneyRequestController {

    private static final String REASON = "[a-z][a-z0-9-]{0,39}";

    private final MoneyRequestHandler handler;
    private final MoneyRequestStore store;

    MoneyRequestController(MoneyRequestHandler handler, MoneyRequestStore store) {
        this.handler = handler;
        this.store = store;
    }

    /** What to take off charges of one account. */
    record ReductionBody(
            @NotNull String accountId,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid PartBody> charges,

            @NotNull @Pattern(regexp = REASON) String reason) {}

    record PartBody(@NotNull String chargeId, @NotNull Money amount) {}

    /** Credit to give back; of one payment, or of any when {@code paymentId} is left out. */
    record RefundBody(
            @NotNull String accountId,
            @Nullable String paymentId,
            @NotNull PaymentMethod method,
            @NotNull Money amount,

            @NotNull @Pattern(regexp = REASON) String reason) {}

    record DepositRefundBody(
            @NotNull String accountId,
            @NotNull String depositId,
            @NotNull PaymentMethod method,
            @NotNull Money amount,

            @NotNull @Pattern(regexp = REASON) String reason) {}

    record TransferBody(
            @NotNull String accountId,
            @NotNull String toAccountId,
            @NotNull Money amount,

            @NotNull @Pattern(regexp = REASON) String reason) {}

    @GetMapping("/money-requests")
    @Allowed("billing.money-request.read")
    @Duties("B11")
    ResponseEntity<Page<MoneyRequest>> list(
            Call call, @RequestParam MoneyRequest.@Nullable Status status, @RequestParam @Nullable String accountId) {
        return Answers.page(
                store.page(call.scope(), status, accountId, call.page()).map(Stored::state));
    }

    @GetMapping("/money-requests/{requestId}")
    @Allowed("billing.money-request.read")
    @Duties("B11")
    @Returns(MoneyRequest.class)
    ResponseEntity<Object> get(Call call, @PathVariable String requestId) {
        Stored<MoneyRequest> stored = store.load(call.scope(), requestId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(MoneyRequest.TYPE.name(), requestId));
        }
        return Answers.resource(stored, stored.state());
    }

    @PostMapping("/waivers")
    @Allowed("billing.waiver.request")
    @Duties("B11")
    @Returns(status = 201)
    ResponseEntity<Object> waive(Call call, @RequestBody @Valid ReductionBody body) {
        return requested(call, body, reduction(body, false), body.reason());
    }

    @PostMapping("/adjustments")
    @Allowed("billing.adjustment.request")
    @Duties("B11")
    @Returns(status = 201)
    ResponseEntity<Object> adjust(Call call, @RequestBody @Valid ReductionBody body) {
        return requested(call, body, reduction(body, true), body.reason());
    }

    private static Wish reduction(ReductionBody body, boolean correction) {
        List<Wish.Part> parts = new ArrayList<>();
        Require.distinct(body.charges(), PartBody::chargeId, i -> "charges[" + i + "].chargeId");
        Money sum = Money.zero(body.charges().getFirst().amount().currency());
        for (int i = 0; i < body.charges().size(); i++) {
            PartBody part = body.charges().get(i);
            positive(part.amount(), "charges[" + i + "].amount");
            Require.that(
                    part.amount().currency().equals(sum.currency()),
                    "CURRENCIES_DIFFER",
                    "charges[" + i + "].amount.currency",
                    part.amount().currency(),
                    sum.currency().getCurrencyCode());
            parts.add(new Wish.Part(part.chargeId(), part.amount()));
            sum = sum.plus(part.amount());
        }
        return new Wish.Reduce(body.accountId(), correction, parts, sum);
    }

    private static Money positive(Money amount, String field) {
        Require.that(amount.isPositive(), "VALUE_NOT_POSITIVE", field, amount.amountText(), "> 0");
        return amount;
    }

    @PostMapping("/refunds")
    @Allowed("billing.refund.request")
    @Duties("B11")
    @Returns(status = 201)
    ResponseEntity<Object> refund(Call call, @RequestBody @Valid RefundBody body) {
        return requested(
                call,
                body,
                new Wish.Refund(
                        body.accountId(),
                        body.paymentId(),
                        IncomingPayment.tender(body.method()),
                        positive(body.amount(), "amount")),
                body.reason());
    }

    @PostMapping("/deposit-refunds")
    @Allowed("billing.deposit-refund.request")
    @Duties("B11")
    @Returns(status = 201)
    ResponseEntity<Object> refundDeposit(Call call, @RequestBody @Valid DepositRefundBody body) {
        return requested(
                call,
                body,
                new Wish.RefundDeposit(
                        body.accountId(),
                        body.depositId(),
                        IncomingPayment.tender(body.method()),
                        positive(body.amount(), "amount")),
                body.reason());
    }

    @PostMapping("/transfers")
    @Allowed("billing.transfer.request")
    @Duties("B11")
    @Returns(status = 201)
    ResponseEntity<Object> transfer(Call call, @RequestBody @Valid TransferBody body) {
        return requested(
                call,
                body,
                new Wish.Transfer(body.accountId(), body.toAccountId(), positive(body.amount(), "amount")),
                body.reason());
    }

    private ResponseEntity<Object> requested(Call call, Object body, Wish wish, String reason) {
        CommandResult result = handler.request(call.command(body), wish, reason);
        return Answers.created(
                result, URI.create("/api/billing/v1/sites/" + call.scope() + "/money-requests/" + result.id()));
    }

    @PostMapping("/money-requests/{requestId}/approve")
    @Allowed(value = "billing.money-request.approve", privileged = true)
    @Duties("B11")
    @Returns
    ResponseEntity<Object> approve(Call call, @PathVariable String requestId) {
        return Answers.ok(handler.approve(call.command(Map.of("id", requestId)), requestId));
    }

    @PostMapping("/money-requests/{requestId}/reject")
    @Allowed(value = "billing.money-request.approve", privileged = true)
    @Duties("B11")
    @Returns
    ResponseEntity<Object> reject(Call call, @PathVariable String requestId) {
        return Answers.ok(handler.reject(call.command(Map.of("id", requestId)), requestId));
    }

    @PostMapping("/money-requests/{requestId}/withdraw")
    @Allowed("billing.money-request.withdraw")
    @Duties("B11")
    @Returns
    ResponseEntity<Object> withdraw(Call call, @PathVariable String requestId) {
        return Answers.ok(handler.withdraw(call.command(Map.of("id", requestId)), requestId));
    }
}
