/** The figures of a region's sites side by side (duty S15). */
@NullMarked
package org.steward.security.overview;

import org.jspecify.annotations.NullMarked;
