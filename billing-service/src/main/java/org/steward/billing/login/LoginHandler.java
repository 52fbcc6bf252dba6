package org.steward.billing.login;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.Scope;

/** The door to links between logins and customers. */
public final class LoginHandler {

    /** Logins one customer may have: a family. Two links at the same instant may go one over it. */
    static final int MAX_LOGINS = 20;

    /** Sites at which one login may be a customer. */
    private static final int MAX_SITES = 100;

    private final LoginStore store;
    private final CommandRunner runner;

    LoginHandler(LoginStore store, CommandRunner runner) {
        this.store = store;
        this.runner = runner;
    }

    /** Lets the login speak for the customer, whom the caller has found at the site. */
    public CommandResult link(Command command, String loginId, String customerId) {
        Scope site = command.scope();
        return runner.run(
                store.aggregates(),
                CustomerLogin.idOf(site, loginId),
                command,
                (link, now) -> CustomerLogin.link(
                        link,
                        site,
                        loginId,
                        customerId,
                        store.ofCustomer(site, customerId, MAX_LOGINS).size()));
    }

    public CommandResult unlink(Command command, String loginId, String customerId) {
        return runner.run(
                store.aggregates(),
                CustomerLogin.idOf(command.scope(), loginId),
                command,
                (link, now) -> CustomerLogin.unlink(link, loginId, customerId));
    }

    /** The running links of a customer. */
    public List<CustomerLogin> ofCustomer(Scope site, String customerId) {
        return store.ofCustomer(site, customerId, MAX_LOGINS * 2);
    }

    /**
     * The customers a token's {@code customer_id} speaks for, at whatever sites: those it was linked to, and the customer
     * of that very id, for a provider that was told our ids.
     */
    public Set<String> customersOf(String loginId) {
        Set<String> customers = new LinkedHashSet<>();
        customers.add(loginId);
        for (CustomerLogin link : store.ofLogin(loginId, MAX_SITES)) {
            String customerId = link.customerId();
            if (customerId != null) {
                customers.add(customerId);
            }
        }
        return customers;
    }
}
