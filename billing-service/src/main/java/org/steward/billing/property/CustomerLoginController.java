package org.steward.billing.property;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.login.CustomerLogin;
import org.steward.billing.login.LoginHandler;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** The logins with which a customer sees his own. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/customers/{customerId}")
class CustomerLoginController {

    private final PropertyHandler property;
    private final LoginHandler logins;

    CustomerLoginController(PropertyHandler property, LoginHandler logins) {
        this.property = property;
        this.logins = logins;
    }

    /** {@code loginId} is the {@code customer_id} in the tokens of that person. */
    record LoginBody(
            @NotNull @Pattern(regexp = "[A-Za-z0-9:_-]{1,64}") String loginId) {}

    /** A login that speaks for the customer. */
    record LoginAnswer(String linkId, String loginId) {
        static LoginAnswer of(CustomerLogin link) {
            return new LoginAnswer(link.linkId(), link.loginId());
        }
    }

    @GetMapping("/logins")
    @Allowed("billing.customer.read-logins")
    @Duties("B1")
    ResponseEntity<Page<LoginAnswer>> logins(Call call, @PathVariable String customerId) {
        checkKnown(call, customerId);
        List<CustomerLogin> found = logins.ofCustomer(call.scope(), customerId);
        return Answers.page(new Page<>(found.stream().map(LoginAnswer::of).toList(), null));
    }

    @PostMapping("/link-login")
    @Allowed(value = "billing.customer.link-login", privileged = true)
    @Duties("B1")
    @Returns(status = 201)
    ResponseEntity<Object> link(Call call, @PathVariable String customerId, @RequestBody @Valid LoginBody body) {
        checkKnown(call, customerId);
        return Answers.created(
                logins.link(call.command(Map.of("id", customerId, "body", body)), body.loginId(), customerId),
                URI.create("/api/billing/v1/sites/" + call.scope() + "/customers/" + customerId + "/logins"));
    }

    @PostMapping("/unlink-login")
    @Allowed(value = "billing.customer.unlink-login", privileged = true)
    @Duties("B1")
    @Returns
    ResponseEntity<Object> unlink(Call call, @PathVariable String customerId, @RequestBody @Valid LoginBody body) {
        checkKnown(call, customerId);
        return Answers.ok(
                logins.unlink(call.command(Map.of("id", customerId, "body", body)), body.loginId(), customerId));
    }

    private void checkKnown(Call call, String customerId) {
        if (!property.find(call.scope(), List.of(), List.of(), List.of(customerId))
                .customers()
                .containsKey(customerId)) {
            throw new RefusedException(Refusal.notFound("customer", customerId));
        }
    }
}
