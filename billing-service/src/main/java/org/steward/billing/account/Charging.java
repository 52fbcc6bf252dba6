package org.steward.billing.account;

import org.steward.platform.command.RefusedException;

/** Works out what to charge from the account as it is when the command is decided; pure, may be asked again. */
@FunctionalInterface
public interface Charging {

    /**
     * The charges to raise.
     *
     * @throws RefusedException when there is nothing to charge, or it cannot be computed
     */
    RaiseCharges of(AccountView account);
}
