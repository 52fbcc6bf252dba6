/** Patrols: one planned walk each, its scans, also late ones from phones that were offline, and its result (duty S2). */
@NullMarked
package org.steward.security.patrol;

import org.jspecify.annotations.NullMarked;
