/** What this service knows of units, customers and their accounts, from the events of billing-service. */
@NullMarked
package org.steward.workorder.unitdirectory;

import org.jspecify.annotations.NullMarked;
