/** Findings: what was found on a patrol, and the work order that follows from it (duty S2, need X5). */
@NullMarked
package org.steward.security.finding;

import org.jspecify.annotations.NullMarked;
