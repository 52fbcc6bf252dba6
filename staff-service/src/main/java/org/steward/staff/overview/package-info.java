/** The staff part of a region's overview. */
@NullMarked
package org.steward.staff.overview;

import org.jspecify.annotations.NullMarked;
