/**
 * What the contract of a site says about payments (duties B1, B12): in which order they settle, and what paying late
 * costs. Versioned by date, published once and from then on unchangeable.
 */
@NullMarked
package org.steward.billing.contractterm;

import org.jspecify.annotations.NullMarked;
