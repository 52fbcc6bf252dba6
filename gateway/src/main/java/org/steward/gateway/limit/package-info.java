/** Limits per caller and per site, so that one of them cannot take the platform from the others. */
@NullMarked
package org.steward.gateway.limit;

import org.jspecify.annotations.NullMarked;
