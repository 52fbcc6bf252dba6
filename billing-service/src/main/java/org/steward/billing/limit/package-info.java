/** How much each role may approve or grant of the acts on money that give something away (duty B11): limits are data. */
@NullMarked
package org.steward.billing.limit;

import org.jspecify.annotations.NullMarked;
