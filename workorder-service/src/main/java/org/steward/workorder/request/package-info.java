/** Service requests: what residents, shop-keepers and colleagues ask for, from the desk, the phone, the app or an import. */
@NullMarked
package org.steward.workorder.request;

import org.jspecify.annotations.NullMarked;
