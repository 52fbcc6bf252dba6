/** What happened on an account between two dates, from the opening to the closing balance (duty B1). */
@NullMarked
package org.steward.billing.statement;

import org.jspecify.annotations.NullMarked;
