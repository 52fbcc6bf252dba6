package org.steward.workorder.request;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/**
 * How the words of another system are to be understood.
 *
 * @param system its name; with the row's id it identifies a request for ever
 * @param zone of times written without an offset
 * @param categories by {@code <category>/<detail>}, or by {@code <category>}
 * @param channels by its word; others count as IMPORT
 * @param outcomes by its word up to the first colon; others count as UNSTATED
 */
record ImportMapping(
        String system,
        ZoneId zone,
        Map<String, Subject> categories,
        Map<String, Channel> channels,
        Map<String, Outcome> outcomes) {

    /** What a category there is here; severity NORMAL when not said. */
    record Subject(Kind kind, Category category, @Nullable Severity severity) {}

    @Nullable Subject subject(String category, String detail) {
        Subject exact = categories.get(category + '/' + detail);
        return exact == null ? categories.get(category) : exact;
    }

    Channel channel(@Nullable String word) {
        return word == null ? Channel.IMPORT : channels.getOrDefault(word, Channel.IMPORT);
    }

    Outcome outcome(@Nullable String resolution) {
        if (resolution == null) {
            return Outcome.UNSTATED;
        }
        int colon = resolution.indexOf(':');
        String word = colon < 0 ? resolution : resolution.substring(0, colon);
        return outcomes.getOrDefault(word.strip(), Outcome.UNSTATED);
    }
}
