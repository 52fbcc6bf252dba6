/** Whose books a site is kept in, and under which management contract, by date (duties B1, B13). */
@NullMarked
package org.steward.billing.sitebook;

import org.jspecify.annotations.NullMarked;
