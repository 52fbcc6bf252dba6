package org.steward.proof.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.steward.local.Part;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

/**
 * Sends commands through the gateway as a careful client does: an Idempotency-Key on each, the same again after every
 * time-out, lost connection or 503, until there is an answer; and keeps its own log of what was answered.
 */
final class Teller implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(4);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final int SAMPLE_ONE_IN = 97;
    private static final int MOST_SAMPLES = 1_500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI gateway;
    private final World world;
    private final String run;
    private final AtomicLong numbers = new AtomicLong();
    private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final Queue<Sample> unsettled = new ConcurrentLinkedQueue<>();
    private final LongAdder answered = new LongAdder();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final LongAdder retries = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder limited = new LongAdder();
    private final Map<Part, LongAdder> failures = new EnumMap<>(Part.class);

    Teller(World world, URI gateway, String run) {
        this.world = world;
        this.gateway = gateway;
        this.run = run;
        Stage.SERVICES.forEach(service -> failures.put(service, new LongAdder()));
    }

    /** A command that is sent again later, and the answer it had. */
    record Sample(Act act, String key, int status, String body) {}

    /** What came back at last. */
    record Answer(int status, String body) {

        boolean accepted() {
            return status / 100 == 2;
        }

        JsonNode json() {
            return Json.mapper().readTree(body);
        }

        String code() {
            return status / 100 == 2 ? "" : json().path("code").asString("");
        }
    }

    /** Sends the command until it is answered. */
    Answer tell(Act act) {
        long number = numbers.incrementAndGet();
        String key = run + "-" + number;
        Answer answer = untilAnswered(act, key);
        log(act, key, number, answer);
        return answer;
    }

    private void log(Act act, String key, long number, Answer answer) {
        if (!answer.accepted() && !act.refusals().contains(answer.code())) {
            wrong("%s %s by %s: %d %s"
                    .formatted(act.kind(), act.path(), act.who().login(), answer.status(), answer.body()));
        }
        deeds.add(Deed.of(act, key, answer.status(), answer.body()));
        answered.increment();
        if (answer.accepted() && number % SAMPLE_ONE_IN == 0 && number < (long) SAMPLE_ONE_IN * MOST_SAMPLES) {
            samples.add(new Sample(act, key, answer.status(), answer.body()));
        }
    }

    private Answer untilAnswered(Act act, String key) {
        long end = System.nanoTime() + GIVE_UP_NANOS;
        long wait = FIRST_WAIT_MILLIS;
        String last = "nothing";
        while (System.nanoTime() - end < 0) {
            HttpResponse<String> response = once(act, key);
            if (response != null) {
                int status = response.statusCode();
                if (status < 500 && status != 429) {
                    return new Answer(status, response.body());
                }
                last = status + " " + response.body();
                count(act, status, last);
            } else {
                unanswered.increment();
                failures(act.service()).increment();
                last = "no answer";
            }
            retries.increment();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
        }
        wrong("%s %s was never answered; last: %s".formatted(act.kind(), act.path(), last));
        return new Answer(0, "{}");
    }

    private void count(Act act, int status, String text) {
        if (status == 429) {
            limited.increment();
            return;
        }
        failures(act.service()).increment();
        if (status != 503 && status != 504) {
            wrong("%s %s: %s".formatted(act.kind(), act.path(), text));
        }
    }

    private LongAdder failures(Part service) {
        return failures.computeIfAbsent(service, none -> new LongAdder());
    }

    /** The answer, or null when none came. */
    private @Nullable HttpResponse<String> once(Act act, String key) {
        try {
            return client.send(request(act, key), HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private HttpRequest request(Act act, String key) {
        return HttpRequest.newBuilder(gateway.resolve(act.path()))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + world.token(act.who()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("X-Correlation-Id", key)
                .POST(HttpRequest.BodyPublishers.ofString(act.json()))
                .build();
    }

    /** One GET; the status, or 0 when no answer came. */
    Answer look(org.steward.local.DemoUser who, String path) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + world.token(who))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException lost) {
            return new Answer(0, "{}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "{}");
        }
    }

    /** One try of one in a crowd; {@link #settle} finds out later what became of those that had no answer. */
    int shout(Act act) {
        long number = numbers.incrementAndGet();
        String key = run + "-" + number;
        HttpResponse<String> response = once(act, key);
        int status = response == null ? 0 : response.statusCode();
        if (response != null && status < 500 && status != 429) {
            log(act, key, number, new Answer(status, response.body()));
        } else if (status != 429) {
            unsettled.add(new Sample(act, key, status, ""));
        }
        return status;
    }

    /** Sends what had no answer again, until it has one. */
    void settle() {
        for (Sample sample = unsettled.poll(); sample != null; sample = unsettled.poll()) {
            log(sample.act(), sample.key(), 0, untilAnswered(sample.act(), sample.key()));
        }
    }

    /** Sends a sample again; null when the answer is the first one, otherwise what is wrong. */
    @Nullable String again(Sample sample) {
        Answer answer = untilAnswered(sample.act(), sample.key());
        return answer.status() == sample.status() && answer.body().equals(sample.body())
                ? null
                : "%s %s again: %d %s, the first answer was %d %s"
                        .formatted(
                                sample.act().kind(),
                                sample.act().path(),
                                answer.status(),
                                answer.body(),
                                sample.status(),
                                sample.body());
    }

    /** Notes an answer that no fault explains. */
    void wrong(String what) {
        wrong.add(what);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    List<Deed> deeds() {
        return new ArrayList<>(deeds);
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Commands answered so far. */
    long answered() {
        return answered.sum();
    }

    long retries() {
        return retries.sum();
    }

    long unanswered() {
        return unanswered.sum();
    }

    long limited() {
        return limited.sum();
    }

    /** Tries at the service so far that ended without an answer or with 5xx. */
    long failuresAt(Part service) {
        return failures(service).sum();
    }

    @Override
    public void close() {
        client.close();
    }
}
