/** Apportionments (duty B8, 公摊): splitting a cost across units by weight so that the parts sum to the whole. */
@NullMarked
package org.steward.billing.apportionment;

import org.jspecify.annotations.NullMarked;
