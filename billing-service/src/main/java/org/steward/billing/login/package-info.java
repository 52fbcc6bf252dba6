/**
 * Which logins of the identity provider speak for which customers: what a resident sees under {@code /my} is decided here,
 * on record, and not by the token.
 */
@NullMarked
package org.steward.billing.login;

import org.jspecify.annotations.NullMarked;
