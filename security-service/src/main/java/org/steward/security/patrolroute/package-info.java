/** Patrol routes: the checkpoints of a walk, in order, with the codes a phone reads there (duty S2). */
@NullMarked
package org.steward.security.patrolroute;

import org.jspecify.annotations.NullMarked;
