/** What a regional manager sees of billing: charged, collected, owed, per site (need X1, duty B9). */
@NullMarked
package org.steward.billing.overview;

import org.jspecify.annotations.NullMarked;
