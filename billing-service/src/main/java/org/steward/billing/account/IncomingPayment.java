package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/**
 * Money for an account, as it comes in.
 *
 * @param receivedOn day it was received, or null for today at the site
 * @param late whether it may have come after its day was closed: then it is booked today
 * @param designated charges the payer named
 * @param roundOff to be left off, or null
 * @param clearing the other leg, when it comes over clearing, or null
 */
public record IncomingPayment(
        PaymentMethod method,
        Money amount,
        @Nullable String reference,
        @Nullable LocalDate receivedOn,
        boolean late,
        List<String> designated,
        @Nullable Money roundOff,
        @Nullable Clearing clearing) {

    public IncomingPayment {
        designated = List.copyOf(designated);
    }

    /** Money on its way from {@code clearing}. */
    public static IncomingPayment cleared(Money amount, List<String> designated, LocalDate on, Clearing clearing) {
        return new IncomingPayment(PaymentMethod.CLEARING, amount, null, on, true, designated, null, clearing);
    }

    /**
     * The method, if somebody can pay by it.
     *
     * @throws RefusedException naming {@code method}
     */
    public static PaymentMethod tender(PaymentMethod method) {
        Require.that(method.isTender(), "METHOD_NOT_TENDERED", "method", method.name(), "CASH, POS, …");
        return method;
    }
}
