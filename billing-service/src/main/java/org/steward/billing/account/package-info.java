/**
 * The money relationship of one customer and one unit: charges owed, payments received, what settled what, credit left.
 *
 * <p>The document holds open items, balances and watermarks only; settled history lives in the journal.
 */
@NullMarked
package org.steward.billing.account;

import org.jspecify.annotations.NullMarked;
