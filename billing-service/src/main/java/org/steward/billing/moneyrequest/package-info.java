/**
 * Acts on money that need a second person (duty B11): waivers, adjustments, refunds, deposits given back, transfers. Asked
 * for by one, approved by another within the limit of his roles, then done on the accounts, step by step and each step once.
 */
@NullMarked
package org.steward.billing.moneyrequest;

import org.jspecify.annotations.NullMarked;
