/** Patrol plans: which route is walked when; expanded into patrols ahead of time by themselves (duties S2, S3). */
@NullMarked
package org.steward.security.patrolplan;

import org.jspecify.annotations.NullMarked;
