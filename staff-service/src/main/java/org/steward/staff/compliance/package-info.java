/** How well duties are met: per holder, position, site, region and company, with the trend (duty T16). */
@NullMarked
package org.steward.staff.compliance;

import org.jspecify.annotations.NullMarked;
