/** What billing needs to know of a site: its currency and what day it is there. */
@NullMarked
package org.steward.billing.site;

import org.jspecify.annotations.NullMarked;
