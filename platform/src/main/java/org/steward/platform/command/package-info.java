/**
 * Commands: load one aggregate, decide purely, write once; the same command id gives the same answer for ever.
 */
@NullMarked
package org.steward.platform.command;

import org.jspecify.annotations.NullMarked;
