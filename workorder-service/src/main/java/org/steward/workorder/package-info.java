/** workorder-service: what residents ask for, and the jobs done about it. */
@NullMarked
package org.steward.workorder;

import org.jspecify.annotations.NullMarked;
