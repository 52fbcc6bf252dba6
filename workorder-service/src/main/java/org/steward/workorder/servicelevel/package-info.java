/** What is promised for a request or an order: how soon somebody answers, how soon it is done (duty W3). */
@NullMarked
package org.steward.workorder.servicelevel;

import org.jspecify.annotations.NullMarked;
