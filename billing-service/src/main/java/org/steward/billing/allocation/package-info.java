/** Allocations (duty B1): which open items a payment settles, and what is left of it. */
@NullMarked
package org.steward.billing.allocation;

import org.jspecify.annotations.NullMarked;
