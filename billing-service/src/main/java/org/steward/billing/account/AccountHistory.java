package org.steward.billing.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened on an account up to one version of it, from the journal and from what is not in it yet.
 *
 * @param entries oldest first, without gaps
 */
public record AccountHistory(AccountView account, List<Entry> entries) {

    /**
     * One event.
     *
     * @param eventId {@code <accountId>:<sequence>}
     * @param event its record, or null for a type that moves no money
     */
    public record Entry(String eventId, @Nullable Object event) {}
}
