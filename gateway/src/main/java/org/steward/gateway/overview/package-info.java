/** The regional overview: one page over all services, asked in parallel; a service that is down leaves its part out. */
@NullMarked
package org.steward.gateway.overview;

import org.jspecify.annotations.NullMarked;
