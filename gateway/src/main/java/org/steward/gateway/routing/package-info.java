/** Routes to the services, with circuit breaker, retry of reads and time-outs. */
@NullMarked
package org.steward.gateway.routing;

import org.jspecify.annotations.NullMarked;
