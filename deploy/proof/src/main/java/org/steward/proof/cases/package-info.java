/** Worked examples, run against a platform that is up. */
@NullMarked
package org.steward.proof.cases;

import org.jspecify.annotations.NullMarked;
