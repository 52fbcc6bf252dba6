package org.steward.workorder.order;

import java.time.Duration;
import org.steward.workorder.callback.CallBackRule;

/**
 * What a company sets about its orders.
 *
 * @param chargeAnswerWithin how long billing-service may take to answer before that is escalated
 */
record OrderPolicy(Duration chargeAnswerWithin, CallBackRule callBackRule) {

    OrderPolicy {
        if (chargeAnswerWithin.isNegative() || chargeAnswerWithin.isZero()) {
            throw new IllegalArgumentException("chargeAnswerWithin " + chargeAnswerWithin + ": expected above zero");
        }
    }
}
