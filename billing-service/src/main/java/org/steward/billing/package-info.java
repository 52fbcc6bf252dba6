/** The billing service: the property registry and all money. */
@NullMarked
package org.steward.billing;

import org.jspecify.annotations.NullMarked;
