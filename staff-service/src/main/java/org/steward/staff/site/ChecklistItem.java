package org.steward.staff.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be done before a site opens.
 *
 * @param item its code, unique in the checklist
 * @param completedBy the employee who ticked it, or null while it is open
 */
public record ChecklistItem(
        String item,
        String zh,
        String en,
        @Nullable Instant completedAt,
        @Nullable String completedBy) {

    static ChecklistItem open(String item, String zh, String en) {
        return new ChecklistItem(item, zh, en, null, null);
    }

    public boolean isComplete() {
        return completedAt != null;
    }

    ChecklistItem completed(Instant at, String by) {
        return new ChecklistItem(item, zh, en, at, by);
    }
}
