/**
 * Double entry: the lines that every money event carries, fixed when it happens and never derived later, and the chart
 * of accounts they are written to.
 */
@NullMarked
package org.steward.billing.ledger;

import org.jspecify.annotations.NullMarked;
