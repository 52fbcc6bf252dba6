package org.steward.billing.account;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.login.LoginHandler;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** A resident's own accounts, at whatever site they are. */
@RestController
@RequestMapping("/api/billing/v1/my/accounts")
class MyAccountsController {

    private final AccountStore store;
    private final LoginHandler logins;

    MyAccountsController(AccountStore store, LoginHandler logins) {
        this.store = store;
        this.logins = logins;
    }

    @GetMapping
    @Allowed("billing.my.account.read")
    @Duties("B1")
    ResponseEntity<Page<AccountView>> list(Call call) {
        return Answers.page(new Page<>(
                own(call).stream().map(stored -> AccountView.of(stored.state())).toList(), null));
    }

    @GetMapping("/{accountId}")
    @Allowed("billing.my.account.read")
    @Duties("B1")
    @Returns(AccountView.class)
    ResponseEntity<Object> get(Call call, @PathVariable String accountId) {
        for (Stored<Account> stored : own(call)) {
            if (stored.id().equals(accountId)) {
                return Answers.resource(stored, AccountView.of(stored.state()));
            }
        }
        throw new RefusedException(Refusal.notFound("account", accountId));
    }

    private List<Stored<Account>> own(Call call) {
        String loginId = call.caller().customerId();
        return loginId == null ? List.of() : store.ofCustomers(logins.customersOf(loginId));
    }
}
