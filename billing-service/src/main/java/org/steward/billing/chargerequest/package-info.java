/**
 * Charges that other services ask for (need X5): each request ends as a charge on the unit's account or as a refusal with
 * its code, and can be taken back.
 */
@NullMarked
package org.steward.billing.chargerequest;

import org.jspecify.annotations.NullMarked;
