/**
 * Views and reactions made from other services' events: process, then commit; the sequence gate sits in the view's own
 * write; what cannot be applied parks its key and nobody else's.
 */
@NullMarked
package org.steward.platform.projection;

import org.jspecify.annotations.NullMarked;
