/** The tour: the platform driven over HTTP as its people would, each answer checked; stops at the first wrong one. */
@NullMarked
package org.steward.local.tour;

import org.jspecify.annotations.NullMarked;
