/** Delegations: acting with another's authority for a time, on record (duty T13). */
@NullMarked
package org.steward.staff.delegation;

import org.jspecify.annotations.NullMarked;
