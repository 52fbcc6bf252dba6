/** What the vouchers of a site come to per ledger account (duties B2, B13). */
@NullMarked
package org.steward.billing.generalledger;

import org.jspecify.annotations.NullMarked;
