/** Approvals: one small mechanism for everything that somebody else has to agree to. */
@NullMarked
package org.steward.staff.approval;

import org.jspecify.annotations.NullMarked;
