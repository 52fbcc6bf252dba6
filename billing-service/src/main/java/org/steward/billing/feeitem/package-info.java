/** What fees there are, and whose money each of them is (duties B1, B7). */
@NullMarked
package org.steward.billing.feeitem;

import org.jspecify.annotations.NullMarked;
