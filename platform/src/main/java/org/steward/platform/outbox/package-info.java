/**
 * The relay: outbox of the aggregates to the journal, journal to Kafka. A crash anywhere repeats, never loses.
 */
@NullMarked
package org.steward.platform.outbox;

import org.jspecify.annotations.NullMarked;
