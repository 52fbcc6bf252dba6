/** What a person sees of himself. */
@NullMarked
package org.steward.staff.profile;

import org.jspecify.annotations.NullMarked;
