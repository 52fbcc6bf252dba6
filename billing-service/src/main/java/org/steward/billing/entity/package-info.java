/** The legal entities of the company: who owns the books a site is kept in (duties B1, B13). */
@NullMarked
package org.steward.billing.entity;

import org.jspecify.annotations.NullMarked;
