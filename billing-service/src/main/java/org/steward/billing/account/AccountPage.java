package org.steward.billing.account;

import java.util.List;
import org.steward.platform.document.Stored;

/** Accounts of a site loaded together, in the order of their ids, for work that goes over all of them. */
public final class AccountPage {

    private final List<Stored<Account>> stored;
    private final List<AccountView> views;

    AccountPage(List<Stored<Account>> stored) {
        this.stored = List.copyOf(stored);
        this.views =
                stored.stream().map(account -> AccountView.of(account.state())).toList();
    }

    /** The accounts as they were when they were loaded. */
    public List<AccountView> views() {
        return views;
    }

    /** The accounts from {@code from} until before {@code to}, counted from 0. */
    public AccountPage part(int from, int to) {
        return new AccountPage(stored.subList(from, to));
    }

    List<Stored<Account>> stored() {
        return stored;
    }
}
