/** Call-backs (回访): which finished jobs are followed by a call, and what the customer said. */
@NullMarked
package org.steward.workorder.callback;

import org.jspecify.annotations.NullMarked;
