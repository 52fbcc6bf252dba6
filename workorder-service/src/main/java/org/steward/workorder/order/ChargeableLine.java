package org.steward.workorder.order;

import org.steward.platform.money.Money;

/**
 * What the customer pays for the job.
 *
 * @param item fee item code of billing-service, such as {@code repair}
 */
record ChargeableLine(String item, Money amount) {}
