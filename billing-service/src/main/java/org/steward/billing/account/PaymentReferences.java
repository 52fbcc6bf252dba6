package org.steward.billing.account;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Scope;

/** Slip, transaction and transfer numbers: one number of a method is taken in once, wherever its money goes. */
final class PaymentReferences {

    private static final String TYPE = "payment-reference";

    private final Claims claims;
    private final Clock clock;

    PaymentReferences(Claims claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * Takes money in under its reference.
     *
     * @param owner id of what the money becomes
     * @throws RefusedException {@code PAYMENT_REFERENCE_USED} when the number is another's
     */
    public CommandResult under(
            Scope site, PaymentMethod method, @Nullable String reference, String owner, Supplier<CommandResult> act) {
        if (reference == null) {
            return act.get();
        }
        String key = key(method, reference);
        String holder = claims.claim(TYPE, site, key, owner, clock.instant());
        if (!holder.equals(owner)) {
            throw new RefusedException(
                    Refusal.conflict("PAYMENT_REFERENCE_USED", Map.of("reference", reference, "payment", holder)));
        }
        try {
            return act.get();
        } catch (RefusedException refused) {
            if (saysThatNothingWasRecorded(refused.refusal())) {
                claims.release(TYPE, site, key, owner);
            }
            throw refused;
        }
    }

    /** Not so when overloaded, nor when the key was used before: money of that id may be there, and holds the claim. */
    private static boolean saysThatNothingWasRecorded(Refusal refusal) {
        return refusal.kind() != Refusal.Kind.BUSY && !refusal.code().equals("IDEMPOTENCY_KEY_REUSED");
    }

    /** Lets the money be taken in again, where it belongs. */
    public void release(Scope site, PaymentMethod method, @Nullable String reference, String owner) {
        if (reference != null) {
            claims.release(TYPE, site, key(method, reference), owner);
        }
    }

    private static String key(PaymentMethod method, String reference) {
        return method + "/" + reference;
    }
}
