package org.steward.local.tour;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steward.local.DemoUser;
import org.steward.local.LocalTokens;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;

/** Takes the tour's callers to the platform, prints what came back, and checks it. */
final class Guide {

    private static final Duration FOLLOWING = Duration.ofSeconds(20);
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

    /** A demo user's client. */
    Http as(DemoUser user) {
        return http.as(tokens.of(user));
    }

    void chapter(String title) {
        out.println();
        out.println("== " + title);
    }

    /** Prints who did what and what came back. */
    Http.Answer show(DemoUser who, String what, Http.Answer answer) {
        String text = answer.text();
        out.printf(
                "%-12s %-58s %d %s%n",
                who.login(), what, answer.status(), text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
        return answer;
    }

    /** A POST with a key of its own, so that the tour can be taken again; expects 2xx. */
    Http.Answer act(DemoUser who, String what, String path, Object body) {
        return okay(show(who, what, as(who).post(path, body, key(path, body))));
    }

    Http.Answer read(DemoUser who, String what, String path) {
        return okay(show(who, what, as(who).get(path)));
    }

    /** As {@link #act}, repeated until other services have followed what it needs. */
    Http.Answer actWhenFollowed(DemoUser who, String what, String path, Object body) {
        Http client = as(who);
        String key = key(path, body);
        return show(who, what, Eventually.value(what, FOLLOWING, () -> client.post(path, body, key), Guide::isOkay));
    }

    /** Reads until it is allowed: until the service has followed the organisation. */
    Http.Answer awaitOkay(DemoUser who, String what, String path) {
        Http client = as(who);
        return show(who, what, Eventually.value(what, FOLLOWING, () -> client.get(path), Guide::isOkay));
    }

    /** Reads until {@code pointer} is {@code expected}. */
    Http.Answer await(DemoUser who, String what, String path, String pointer, String expected) {
        Http client = as(who);
        return show(
                who,
                what,
                Eventually.value(
                        what + ": " + pointer + " = " + expected,
                        FOLLOWING,
                        () -> client.get(path),
                        answer -> isOkay(answer) && expected.equals(answer.at(pointer))));
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
        out.println("             ✓ " + what + ": " + seen);
    }

    void check(String what, Supplier<Boolean> holds) {
        checks++;
        if (!holds.get()) {
            throw new TourFailure(what + " does not hold");
        }
        out.println("             ✓ " + what);
    }

    void say(String text) {
        out.println("             " + text);
    }

    int checks() {
        return checks;
    }

    private static boolean isOkay(Http.Answer answer) {
        return answer.status() / 100 == 2;
    }

    private Http.Answer okay(Http.Answer answer) {
        checks++;
        if (!isOkay(answer)) {
            throw new TourFailure("expected 2xx, got " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    private static String key(String path, Object body) {
        return "tour-"
                + org.steward.platform.document.Ids.sha256(path + org.steward.platform.document.Json.canonical(body))
                        .substring(0, 40);
    }
}
