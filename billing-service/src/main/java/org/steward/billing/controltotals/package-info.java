/**
 * Control totals (duty B2): whether what the accounts say agrees to the fen with what journal and outbox say happened.
 */
@NullMarked
package org.steward.billing.controltotals;

import org.jspecify.annotations.NullMarked;
