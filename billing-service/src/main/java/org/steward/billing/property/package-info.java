/**
 * The property registry of a site: buildings, their units, the customers, and who occupies and pays for which unit when.
 */
@NullMarked
package org.steward.billing.property;

import org.jspecify.annotations.NullMarked;
