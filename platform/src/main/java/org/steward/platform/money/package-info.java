/**
 * Money as whole minor units of a currency, exact ratios, and the explanation of an amount; no clock, no database.
 */
@NullMarked
package org.steward.platform.money;

import org.jspecify.annotations.NullMarked;
