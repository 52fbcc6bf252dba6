/** The company and its regions. */
@NullMarked
package org.steward.staff.organisation;

import org.jspecify.annotations.NullMarked;
