/** Speed, as ratios to a yardstick measured in the same run on the same machine. */
@NullMarked
package org.steward.proof.speed;

import org.jspecify.annotations.NullMarked;
