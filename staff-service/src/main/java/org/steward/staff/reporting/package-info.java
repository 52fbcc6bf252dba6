/** The reporting line of a person: who stands above him where he works. */
@NullMarked
package org.steward.staff.reporting;

import org.jspecify.annotations.NullMarked;
