/**
 * The one door: routes every call to its service, checks the token, limits, isolates failing services. Owns nothing.
 */
@NullMarked
package org.steward.gateway;

import org.jspecify.annotations.NullMarked;
