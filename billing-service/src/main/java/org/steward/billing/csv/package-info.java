/** Reading of CSV files people send: UTF-8 with or without a byte order mark, a header line, every fault with its line. */
@NullMarked
package org.steward.billing.csv;

import org.jspecify.annotations.NullMarked;
