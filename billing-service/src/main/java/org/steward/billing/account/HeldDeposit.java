package org.steward.billing.account;

import java.time.LocalDate;

/**
 * Security money that is held, a liability until it is deducted or given back.
 *
 * @param item fee item of class DEPOSIT: {@code renovation-deposit}
 * @param heldMinor still held, above zero
 */
record HeldDeposit(
        String depositId, String item, PaymentMethod method, LocalDate receivedOn, long receivedMinor, long heldMinor) {

    HeldDeposit {
        if (heldMinor <= 0 || heldMinor > receivedMinor) {
            throw new IllegalArgumentException(
                    "deposit " + depositId + " holds " + heldMinor + ": expected 1 to " + receivedMinor);
        }
    }

    HeldDeposit withHeld(long minor) {
        return new HeldDeposit(depositId, item, method, receivedOn, receivedMinor, minor);
    }
}
