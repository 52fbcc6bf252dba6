/** Work orders: the job done, from dispatch to completion, its charge on the account, the call-back and the close. */
@NullMarked
package org.steward.workorder.order;

import org.jspecify.annotations.NullMarked;
