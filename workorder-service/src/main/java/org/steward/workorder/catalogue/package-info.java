/** What can be asked for, and how much it matters: the words requests, orders and findings share. */
@NullMarked
package org.steward.workorder.catalogue;

import org.jspecify.annotations.NullMarked;
