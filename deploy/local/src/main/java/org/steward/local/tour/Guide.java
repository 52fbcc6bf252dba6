package org.steward.local.tour;

import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steward.local.LocalTokens;
import org.steward.local.LocalUser;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;

/** Takes the tour's callers to the platform, prints what came back, and checks it. */
final class Guide {

    /** How long what other services do may take, on a machine that has much to do. */
    private static final Duration FOLLOWING = Duration.ofSeconds(60);

    private static final int SHOWN = 160;

    private final Http http;
    private final LocalTokens tokens;
    private final PrintStream out;
    private int checks;

    Guide(Http http, LocalTokens tokens, PrintStream out) {
        this.http = http;
        this.tokens = tokens;
        this.out = out;
    }

    /** A person's client. */
    Http as(LocalUser user) {
        return http.as(tokens.of(user));
    }

    /** A client that says nothing of who it is. */
    Http anyone() {
        return http;
    }

    void chapter(String title) {
        out.println();
        out.println("== " + title);
    }

    /** Prints who did what and what came back. */
    Http.Answer show(String who, String what, Http.Answer answer) {
        String text = answer.text();
        out.printf(
                "%-16s %-58s %d %s%n",
                who, what, answer.status(), text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
        return answer;
    }

    Http.Answer show(LocalUser who, String what, Http.Answer answer) {
        return show(who.login(), what, answer);
    }

    /** A POST under a key of its own; expects 2xx. */
    Http.Answer act(LocalUser who, String what, String path, Object body) {
        String key = key(path, body);
        Http client = as(who);
        // As every front end does: what is unavailable for a moment is asked again, under the same key.
        return okay(show(
                who,
                what,
                Eventually.value(
                        what, FOLLOWING, () -> client.post(path, body, key), answer -> answer.status() != 503)));
    }

    /** Sends a CSV file as it is; expects 2xx. */
    Http.Answer upload(LocalUser who, String what, String path, String csv) {
        return okay(show(who, what, sendCsv(who, path, csv)));
    }

    /** Sends a CSV file as it is, and leaves the answer to the caller. */
    Http.Answer sendCsv(LocalUser who, String path, String csv) {
        return as(who).send(
                        "POST",
                        path,
                        BodyPublishers.ofString(csv),
                        Map.of("Content-Type", "text/csv", "Idempotency-Key", key(path, csv)));
    }

    Http.Answer read(LocalUser who, String what, String path) {
        return okay(show(who, what, as(who).get(path)));
    }

    /** Expects a refusal with that status. */
    Http.Answer refused(LocalUser who, String what, int status, Http.Answer answer) {
        show(who, what, answer);
        check("refused", status, answer.status());
        return answer;
    }

    /** As {@link #act}, repeated until other services have followed what it needs. */
    Http.Answer actWhenFollowed(LocalUser who, String what, String path, Object body) {
        Http client = as(who);
        String key = key(path, body);
        checks++;
        return show(who, what, Eventually.value(what, FOLLOWING, () -> client.post(path, body, key), Guide::isOkay));
    }

    /** Reads until it is allowed: until the service has followed the organisation. */
    Http.Answer awaitOkay(LocalUser who, String what, String path) {
        return await(who, what, path, Guide::isOkay);
    }

    /** Reads until {@code pointer} is {@code expected}. */
    Http.Answer await(LocalUser who, String what, String path, String pointer, String expected) {
        return await(
                who,
                what + " (" + pointer + " = " + expected + ")",
                path,
                answer -> isOkay(answer)
                        && expected.equals(answer.json().at(pointer).asString("")));
    }

    /** Reads until the answer is as wanted. */
    Http.Answer await(LocalUser who, String what, String path, Predicate<Http.Answer> wanted) {
        Http client = as(who);
        checks++;
        return show(who, what, Eventually.value(what, FOLLOWING, () -> client.get(path), wanted));
    }

    /** The id of what a POST made: the last part of its Location. */
    static String idOf(Http.Answer created) {
        String location = Objects.requireNonNull(created.header("Location"), "no Location in " + created);
        return location.substring(location.lastIndexOf('/') + 1);
    }

    void check(String what, @Nullable Object expected, @Nullable Object seen) {
        checks++;
        if (!Objects.equals(expected, seen)) {
            throw new TourFailure(what + ": expected " + expected + ", saw " + seen);
        }
        out.println("                 ✓ " + what + ": " + seen);
    }

    void check(String what, Supplier<Boolean> holds) {
        checks++;
        if (!holds.get()) {
            throw new TourFailure(what + " does not hold");
        }
        out.println("                 ✓ " + what);
    }

    void say(String text) {
        out.println("                 " + text);
    }

    int checks() {
        return checks;
    }

    static boolean isOkay(Http.Answer answer) {
        return answer.status() / 100 == 2;
    }

    private Http.Answer okay(Http.Answer answer) {
        checks++;
        if (!isOkay(answer)) {
            throw new TourFailure("expected 2xx, got " + answer);
        }
        return answer;
    }

    /** What a map has for a key that must be in it. */
    static <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new TourFailure(key + " is not among " + map.keySet());
        }
        return value;
    }

    static String key(String path, Object body) {
        return "tour-" + Ids.sha256(path + Json.canonical(body)).substring(0, 40);
    }
}
