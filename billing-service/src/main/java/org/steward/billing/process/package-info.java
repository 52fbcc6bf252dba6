/** Work that goes on in the background, step by step, with its progress on record in an aggregate. */
@NullMarked
package org.steward.billing.process;

import org.jspecify.annotations.NullMarked;
