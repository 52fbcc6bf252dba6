package org.steward.billing.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
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
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Command;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Accounts, their payments and their one-off charges. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/accounts")
class AccountController {

    private final AccountHandler handler;
    private final PaymentHandler payments;
    private final AccountStore store;

    AccountController(AccountHandler handler, PaymentHandler payments, AccountStore store) {
        this.handler = handler;
        this.payments = payments;
        this.store = store;
    }

    /**
     * A payment received at the desk or shown by a payment channel.
     *
     * @param receivedOn day the money was received, today when left out
     * @param reference slip, transaction or transfer number; one reference of a method is recorded once
     * @param charges ids of the charges the payer named
     * @param roundOff what is left off so that nothing small stays open (抹零), within the limit of the caller's roles
     */
    record PaymentBody(
            @NotNull PaymentMethod method,
            @NotNull Money amount,
            @Nullable LocalDate receivedOn,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String reference,

            @Nullable @Size(max = 100) List<@NotNull String> charges,
            @Nullable Money roundOff) {}

    /** Why a payment is taken back, and the day of the books, today when left out. */
    record ReversalBody(
            @NotNull ReversalReason reason, @Nullable LocalDate businessDate) {}

    /** One-off charges; the day of the books is today when left out. */
    record ChargesBody(
            @NotEmpty @Size(max = 50) List<@NotNull @Valid OneOff> charges,
            @Nullable LocalDate businessDate) {}

    /** One amount; {@code kind} is PRINCIPAL when left out, {@code inherited} says that it was owed before this system. */
    record OneOff(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String item,

            @NotNull Money amount,
            @NotNull LocalDate dueOn,
            @Nullable ChargeKind kind,
            @Nullable Boolean inherited) {}

    /** The last day of the books to close. */
    record CloseBooksBody(@NotNull LocalDate through) {}

    @GetMapping
    @Allowed("billing.account.read")
    @Duties("B1")
    ResponseEntity<Page<AccountView>> list(
            Call call, @RequestParam @Nullable String unitId, @RequestParam @Nullable String customerId) {
        return Answers.page(store.page(call.scope(), unitId, customerId, call.page())
                .map(stored -> AccountView.of(stored.state())));
    }

    @GetMapping("/{accountId}")
    @Allowed("billing.account.read")
    @Duties("B1")
    @Returns(AccountView.class)
    ResponseEntity<Object> get(Call call, @PathVariable String accountId) {
        Stored<Account> stored = store.load(call.scope(), accountId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("account", accountId));
        }
        return Answers.resource(stored, AccountView.of(stored.state()));
    }

    @PostMapping("/{accountId}/payments")
    @Allowed("billing.payment.record")
    @Duties("B1")
    @Returns(value = PaymentAnswer.class, status = 201)
    ResponseEntity<Object> pay(Call call, @PathVariable String accountId, @RequestBody @Valid PaymentBody body) {
        List<String> designated = body.charges();
        return Answers.created(
                payments.pay(
                        call.command(Map.of("accountId", accountId, "body", body)),
                        accountId,
                        new IncomingPayment(
                                IncomingPayment.tender(body.method()),
                                body.amount(),
                                body.reference(),
                                body.receivedOn(),
                                false,
                                designated == null ? List.of() : designated,
                                body.roundOff(),
                                null)),
                URI.create("/api/billing/v1/sites/" + call.scope() + "/accounts/" + accountId));
    }

    @PostMapping("/{accountId}/payments/{paymentId}/reverse")
    @Allowed(value = "billing.payment.reverse", privileged = true)
    @Duties({"B1", "B11"})
    @Returns(ReversalAnswer.class)
    ResponseEntity<Object> reverse(
            Call call,
            @PathVariable String accountId,
            @PathVariable String paymentId,
            @RequestBody @Valid ReversalBody body) {
        return Answers.ok(payments.reverse(
                call.command(Map.of("accountId", accountId, "paymentId", paymentId, "body", body)),
                accountId,
                paymentId,
                body.reason(),
                body.businessDate()));
    }

    @PostMapping("/{accountId}/charges")
    @Allowed("billing.charge.raise")
    @Duties("B1")
    @Returns(value = RaiseAnswer.class, status = 201)
    ResponseEntity<Object> charge(Call call, @PathVariable String accountId, @RequestBody @Valid ChargesBody body) {
        Command command = call.command(Map.of("accountId", accountId, "body", body));
        return Answers.created(
                handler.raiseOneOff(command, accountId, lines(command, body), body.businessDate()),
                URI.create("/api/billing/v1/sites/" + call.scope() + "/accounts/" + accountId));
    }

    private static List<RaiseCharges.Line> lines(Command command, ChargesBody body) {
        List<RaiseCharges.Line> lines = new ArrayList<>();
        for (OneOff charge : body.charges()) {
            ChargeKind kind = charge.kind();
            lines.add(new RaiseCharges.Line(
                    Ids.derive("charge", command.scope(), command.id() + '/' + lines.size()),
                    charge.item(),
                    kind == null ? ChargeKind.PRINCIPAL : kind,
                    null,
                    charge.dueOn(),
                    charge.amount(),
                    null,
                    null,
                    Boolean.TRUE.equals(charge.inherited())));
        }
        return lines;
    }

    @PostMapping("/{accountId}/close")
    @Allowed("billing.account.close")
    @Duties("B1")
    @Returns
    ResponseEntity<Object> close(Call call, @PathVariable String accountId) {
        return Answers.ok(handler.close(call.command(Map.of("accountId", accountId)), accountId));
    }

    @PostMapping("/{accountId}/close-books")
    @Allowed(value = "billing.account.close-books", privileged = true)
    @Duties("B2")
    @Returns
    ResponseEntity<Object> closeBooks(
            Call call, @PathVariable String accountId, @RequestBody @Valid CloseBooksBody body) {
        return Answers.ok(handler.closeBooks(
                call.command(Map.of("accountId", accountId, "body", body)), accountId, body.through()));
    }
}
