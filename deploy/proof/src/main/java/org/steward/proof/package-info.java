/** Proof: every claim about the product as a program that prints a figure. */
@NullMarked
package org.steward.proof;

import org.jspecify.annotations.NullMarked;
