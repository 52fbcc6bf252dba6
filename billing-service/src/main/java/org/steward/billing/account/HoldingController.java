package org.steward.billing.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.site.Sites;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Command;
import org.steward.platform.money.Money;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Money held for a purpose: deposits and prepayments. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/accounts/{accountId}")
class HoldingController {

    private final PaymentHandler handler;
    private final Sites sites;

    HoldingController(PaymentHandler handler, Sites sites) {
        this.handler = handler;
        this.sites = sites;
    }

    /** A deposit; {@code item} is a fee item of class DEPOSIT. */
    record DepositBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String item,

            @NotNull PaymentMethod method,
            @NotNull Money amount,
            @Nullable LocalDate receivedOn,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String reference) {}

    /** The charges to settle out of it, in this order. */
    record DeductionBody(@NotEmpty @Size(max = 100) List<@NotNull String> charges) {}

    /**
     * Money paid in advance.
     *
     * @param period what it is for
     * @param discount given for it: it covers so much more
     * @param monthly most a month may cost while it lasts; the price may change when left out
     */
    record PrepaymentBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String item,

            @NotNull BillingPeriod period,
            @NotNull PaymentMethod method,
            @NotNull Money amount,
            @Nullable Money discount,
            @Nullable Money monthly,
            @Nullable LocalDate receivedOn,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String reference) {}

    /** Why it did not stand, and the day of the books, today when left out. */
    record HoldingReversalBody(
            @NotNull ReversalReason reason, @Nullable LocalDate businessDate) {}

    @PostMapping("/deposits")
    @Allowed("billing.deposit.receive")
    @Duties("B11")
    @Returns(value = HoldingAnswer.class, status = 201)
    ResponseEntity<Object> deposit(Call call, @PathVariable String accountId, @RequestBody @Valid DepositBody body) {
        return Answers.created(
                handler.receiveDeposit(
                        call.command(Map.of("accountId", accountId, "body", body)),
                        accountId,
                        body.item(),
                        IncomingPayment.tender(body.method()),
                        body.amount(),
                        body.reference(),
                        body.receivedOn()),
                account(call, accountId));
    }

    @PostMapping("/deposits/{depositId}/deduct")
    @Allowed("billing.deposit.deduct")
    @Duties("B11")
    @Returns(HoldingAnswer.class)
    ResponseEntity<Object> deduct(
            Call call,
            @PathVariable String accountId,
            @PathVariable String depositId,
            @RequestBody @Valid DeductionBody body) {
        return Answers.ok(handler.deductDeposit(
                call.command(Map.of("accountId", accountId, "depositId", depositId, "body", body)),
                accountId,
                depositId,
                body.charges()));
    }

    @PostMapping("/deposits/{depositId}/reverse")
    @Allowed(value = "billing.payment.reverse", privileged = true)
    @Duties("B11")
    @Returns(HoldingAnswer.class)
    ResponseEntity<Object> reverseDeposit(
            Call call,
            @PathVariable String accountId,
            @PathVariable String depositId,
            @RequestBody @Valid HoldingReversalBody body) {
        return reverse(call, accountId, depositId, HoldingReversed.Kind.DEPOSIT, body);
    }

    @PostMapping("/prepayments")
    @Allowed("billing.prepayment.receive")
    @Duties("B1")
    @Returns(value = HoldingAnswer.class, status = 201)
    ResponseEntity<Object> prepay(Call call, @PathVariable String accountId, @RequestBody @Valid PrepaymentBody body) {
        Command command = call.command(Map.of("accountId", accountId, "body", body));
        LocalDate receivedOn = body.receivedOn();
        return Answers.created(
                handler.receivePrepayment(
                        command,
                        accountId,
                        new ReceivePrepayment(
                                command.newAggregateId("prepayment"),
                                body.item(),
                                body.period(),
                                IncomingPayment.tender(body.method()),
                                body.amount(),
                                body.discount(),
                                body.monthly(),
                                body.reference(),
                                receivedOn == null ? sites.today(call.scope()) : receivedOn)),
                account(call, accountId));
    }

    @PostMapping("/prepayments/{prepaymentId}/end")
    @Allowed("billing.prepayment.end")
    @Duties({"B1", "B11"})
    @Returns(HoldingAnswer.class)
    ResponseEntity<Object> end(Call call, @PathVariable String accountId, @PathVariable String prepaymentId) {
        return Answers.ok(handler.endPrepayment(
                call.command(Map.of("accountId", accountId, "prepaymentId", prepaymentId)), accountId, prepaymentId));
    }

    @PostMapping("/prepayments/{prepaymentId}/reverse")
    @Allowed(value = "billing.payment.reverse", privileged = true)
    @Duties({"B1", "B11"})
    @Returns(HoldingAnswer.class)
    ResponseEntity<Object> reversePrepayment(
            Call call,
            @PathVariable String accountId,
            @PathVariable String prepaymentId,
            @RequestBody @Valid HoldingReversalBody body) {
        return reverse(call, accountId, prepaymentId, HoldingReversed.Kind.PREPAYMENT, body);
    }

    private ResponseEntity<Object> reverse(
            Call call, String accountId, String holdingId, HoldingReversed.Kind kind, HoldingReversalBody body) {
        return Answers.ok(handler.reverseHolding(
                call.command(Map.of("accountId", accountId, "holdingId", holdingId, "body", body)),
                accountId,
                holdingId,
                kind,
                body.reason(),
                body.businessDate()));
    }

    private static URI account(Call call, String accountId) {
        return URI.create("/api/billing/v1/sites/" + call.scope() + "/accounts/" + accountId);
    }
}
