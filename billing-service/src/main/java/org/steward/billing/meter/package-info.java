/**
 * Meters and what was read from them: every reading ends as accepted, held for a person to look at, or refused, each with
 * its reasons; only accepted ones are billed.
 */
@NullMarked
package org.steward.billing.meter;

import org.jspecify.annotations.NullMarked;
