/** Sites: planned, made ready by a checklist, opened, closed (duty T14). */
@NullMarked
package org.steward.staff.site;

import org.jspecify.annotations.NullMarked;
