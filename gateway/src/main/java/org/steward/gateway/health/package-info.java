/** Health of the whole platform as seen from its door. */
@NullMarked
package org.steward.gateway.health;

import org.jspecify.annotations.NullMarked;
