/** Guard posts: the manned places of a site and the guards each of them needs (duty S1). */
@NullMarked
package org.steward.security.guardpost;

import org.jspecify.annotations.NullMarked;
