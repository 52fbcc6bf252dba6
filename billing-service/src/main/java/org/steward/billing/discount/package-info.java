/** What a unit pays less, or at another rate, for a time: agreed or for vacancy, proposed by one and approved by another (duties B7, B11). */
@NullMarked
package org.steward.billing.discount;

import org.jspecify.annotations.NullMarked;
