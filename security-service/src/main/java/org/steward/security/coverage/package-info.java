/** Coverage (duty S1): where and when a post lacks guards. */
@NullMarked
package org.steward.security.coverage;

import org.jspecify.annotations.NullMarked;
