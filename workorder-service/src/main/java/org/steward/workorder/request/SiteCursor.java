package org.steward.workorder.request;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/**
 * A place in a list that goes through several sites, one after the other.
 *
 * @param site index of the site
 * @param within the cursor in that site's list, or null at its beginning
 */
record SiteCursor(int site, @Nullable String within) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.([A-Za-z0-9_-]*)");

    static SiteCursor of(@Nullable String cursor, int sites) {
        if (cursor == null) {
            return new SiteCursor(0, null);
        }
        Matcher text = TEXT.matcher(cursor);
        if (!text.matches() || Integer.parseInt(text.group(1)) >= sites) {
            throw new RefusedException(Refusal.malformed("CURSOR_INVALID", "cursor", Map.of("value", cursor)));
        }
        String within = text.group(2);
        return new SiteCursor(Integer.parseInt(text.group(1)), within.isEmpty() ? null : within);
    }

    /** The place after a page that ended with {@code nextWithin}; null after the last page of the last site. */
    @Nullable String next(@Nullable String nextWithin, int sites) {
        if (nextWithin != null) {
            return site + "." + nextWithin;
        }
        return site + 1 < sites ? (site + 1) + "." : null;
    }
}
