/** Rounds (duty S2): what the scans of a walk say about it, at any instant. */
@NullMarked
package org.steward.security.round;

import org.jspecify.annotations.NullMarked;
