/**
 * Tariffs (duties B7, B8): what a component of a fee standard comes to for a quantity and a period, and why.
 *
 * <p>Pure: a preview, a bill and the explanation of a bill are the same computation.
 */
@NullMarked
package org.steward.billing.tariff;

import org.jspecify.annotations.NullMarked;
