/**
 * The time a service works by: the system's, or in the local profile and in tests one that can be driven.
 */
@NullMarked
package org.steward.platform.clock;

import org.jspecify.annotations.NullMarked;
