/** Late fees (duty B12, 违约金): per contract, reproducible for any date. */
@NullMarked
package org.steward.billing.latefee;

import org.jspecify.annotations.NullMarked;
