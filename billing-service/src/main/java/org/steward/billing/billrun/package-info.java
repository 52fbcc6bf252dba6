/**
 * Bill runs: what a fee standard comes to for a period on every account of a site, looked at first, then posted; goes on
 * after a crash where it was, and charges nothing twice.
 */
@NullMarked
package org.steward.billing.billrun;

import org.jspecify.annotations.NullMarked;
