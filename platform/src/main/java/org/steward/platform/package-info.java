/**
 * The chassis every service runs on: write rule, events, projections, access, web. Holds no domain.
 */
@NullMarked
package org.steward.platform;

import org.jspecify.annotations.NullMarked;
