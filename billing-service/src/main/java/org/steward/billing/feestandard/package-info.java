/**
 * Fee standards of a site (duty B7): prices by component, versioned by the day they take effect, published once and from
 * then on unchangeable.
 */
@NullMarked
package org.steward.billing.feestandard;

import org.jspecify.annotations.NullMarked;
