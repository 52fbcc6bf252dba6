package org.steward.workorder.request;

import org.jspecify.annotations.Nullable;

/**
 * Who asks: a registered customer by id, or a contact as told.
 *
 * @param contact name and telephone as told; stays in this document, never in an event
 */
public record Reporter(
        @Nullable String customerId, @Nullable String contact) {

    static final Reporter UNKNOWN = new Reporter(null, null);
}
