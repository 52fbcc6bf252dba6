/**
 * Vouchers for corporate finance (duty B13): every billing event that moves money, as one balanced double entry on {@code
 * billing.vouchers}.
 */
@NullMarked
package org.steward.billing.voucher;

import org.jspecify.annotations.NullMarked;
