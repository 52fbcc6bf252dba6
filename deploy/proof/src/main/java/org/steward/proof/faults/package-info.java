/**
 * Faults: the platform in separate processes, a proxy on every link, people at work, and everything that can go wrong;
 * then the books are opened and compared with what was answered.
 */
@NullMarked
package org.steward.proof.faults;

import org.jspecify.annotations.NullMarked;
