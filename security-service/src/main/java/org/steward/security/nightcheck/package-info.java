/** Night checks (duty S4): how many of a month count. */
@NullMarked
package org.steward.security.nightcheck;

import org.jspecify.annotations.NullMarked;
