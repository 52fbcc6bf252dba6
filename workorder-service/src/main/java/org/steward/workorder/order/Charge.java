package org.steward.workorder.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.Money;

/**
 * A charge asked of billing-service for a completed job, and how it answered.
 *
 * @param number 1 for the first of the order
 * @param answerBy when the lack of an answer is escalated, null when none is awaited any more
 * @param refusalCode billing's reason, when refused
 */
public record Charge(
        int number,
        String item,
        Money amount,
        State state,
        Instant askedAt,
        @Nullable Instant answerBy,
        @Nullable String accountId,
        @Nullable String refusalCode) {

    /** How far the charge is. */
    public enum State {
        REQUESTED,
        CONFIRMED,
        REFUSED,
        /** Taken back because the order was cancelled; billing has not said yet that it is. */
        REVERSAL_REQUESTED,
        REVERSED
    }

    boolean isAwaited() {
        return state == State.REQUESTED || state == State.REVERSAL_REQUESTED;
    }

    static Charge requested(int number, ChargeableLine line, Instant now, Instant answerBy) {
        return new Charge(number, line.item(), line.amount(), State.REQUESTED, now, answerBy, null, null);
    }

    Charge confirmed(String account) {
        return new Charge(number, item, amount, State.CONFIRMED, askedAt, null, account, null);
    }

    Charge refused(String code) {
        return new Charge(number, item, amount, State.REFUSED, askedAt, null, accountId, code);
    }

    Charge reversalRequested(Instant nextAnswerBy) {
        return new Charge(number, item, amount, State.REVERSAL_REQUESTED, askedAt, nextAnswerBy, accountId, null);
    }

    /** Raised by billing before it saw that it is to be taken back. */
    Charge raisedMeanwhile(String account) {
        return new Charge(number, item, amount, state, askedAt, answerBy, account, null);
    }

    Charge reversed() {
        return new Charge(number, item, amount, State.REVERSED, askedAt, null, accountId, null);
    }

    /** Still awaited, but the lack of an answer has been escalated. */
    Charge escalated() {
        return new Charge(number, item, amount, state, askedAt, null, accountId, refusalCode);
    }
}
