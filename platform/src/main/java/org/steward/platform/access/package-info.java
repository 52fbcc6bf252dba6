/** Access: who calls, and what he may do in which site. */
@NullMarked
package org.steward.platform.access;

import org.jspecify.annotations.NullMarked;
