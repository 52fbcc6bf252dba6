package org.steward.workorder.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.steward.workorder.callback.CallBackRule;

/**
 * What a company sets about its orders, under {@code steward.workorder.order}.
 *
 * @param chargeAnswerWithin how long billing-service may take to answer before that is escalated
 * @param callBackSampleOneIn of the jobs that need no call-back by their nature, one in so many gets one
 */
@ConfigurationProperties("steward.workorder.order")
record OrderSettings(
        @DefaultValue("PT15M") Duration chargeAnswerWithin,
        @DefaultValue("5") int callBackSampleOneIn) {

    OrderPolicy policy() {
        return new OrderPolicy(chargeAnswerWithin, new CallBackRule(callBackSampleOneIn));
    }
}
