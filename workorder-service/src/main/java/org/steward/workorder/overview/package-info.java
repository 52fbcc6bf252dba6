/** The figures of a region's sites side by side. */
@NullMarked
package org.steward.workorder.overview;

import org.jspecify.annotations.NullMarked;
