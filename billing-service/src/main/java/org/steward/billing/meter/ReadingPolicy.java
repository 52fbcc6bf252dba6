package org.steward.billing.meter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;

/** Decides on readings: each ends as accepted, held or refused; a held one is released or rejected by a person. */
final class ReadingPolicy {

    /** Readings of one meter in one command; bounded by what an outbox may hold. */
    static final int MAX_READINGS_PER_COMMAND = 200;

    private ReadingPolicy() {}

    /** How one reading of a command ended. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(int line, String readingId, LocalDate readOn, Verdict.Outcome outcome, List<Reason> reasons) {}

    /** How the readings of a command ended, in the order they were sent. */
    record Answer(String meterId, List<Ended> readings) {}

    static Decision<Meter> record(
            @Nullable Meter meter, String meterId, List<NewReading> readings, LocalDate today, Thresholds thresholds) {
        if (meter == null) {
            return Decision.refuse(Refusal.notFound(Meter.TYPE.name(), meterId));
        }
        if (readings.isEmpty() || readings.size() > MAX_READINGS_PER_COMMAND) {
            return Decision.refuse(Refusal.invalid(
                    "READING_COUNT_OUT_OF_RANGE",
                    "readings",
                    Map.of("count", readings.size(), "maximum", MAX_READINGS_PER_COMMAND)));
        }
        Register register = new Register(meter, thresholds);
        List<NewReading> inOrder = readings.stream()
                .sorted(Comparator.comparing(NewReading::readOn).thenComparingInt(NewReading::line))
                .toList();
        register.learnFrom(inOrder);
        List<Object> events = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        for (NewReading reading : inOrder) {
            Verdict verdict = register.judge(reading, today);
            String readingId = reading.id(meterId);
            ended.add(new Ended(reading.line(), readingId, reading.readOn(), verdict.outcome(), verdict.reasons()));
            if (!verdict.reasons().contains(Reason.ALREADY_RECORDED)) {
                events.add(apply(register, meter, readingId, reading.readOn(), reading.value(), verdict));
            }
        }
        ended.sort(Comparator.comparingInt(Ended::line));
        Answer answer = new Answer(meterId, ended);
        return events.isEmpty()
                ? new Decision.Unchanged<>(answer)
                : Decision.accept(register.meter(), events).answering(answer);
    }

    /** Accepts the earliest held reading, and judges again those that waited behind it. */
    static Decision<Meter> release(
            @Nullable Meter meter, String meterId, String readingId, LocalDate today, Thresholds thresholds) {
        return decideHeld(meter, meterId, readingId, today, thresholds, true);
    }

    /** Refuses the earliest held reading, and judges again those that waited behind it. */
    static Decision<Meter> reject(
            @Nullable Meter meter, String meterId, String readingId, LocalDate today, Thresholds thresholds) {
        return decideHeld(meter, meterId, readingId, today, thresholds, false);
    }

    private static Decision<Meter> decideHeld(
            @Nullable Meter meter,
            String meterId,
            String readingId,
            LocalDate today,
            Thresholds thresholds,
            boolean release) {
        if (meter == null) {
            return Decision.refuse(Refusal.notFound(Meter.TYPE.name(), meterId));
        }
        if (meter.held().stream().noneMatch(held -> held.readingId().equals(readingId))) {
            return Decision.refuse(Refusal.conflict("READING_NOT_HELD", Map.of("reading", readingId)));
        }
        Meter.HeldReading first = meter.held().getFirst();
        if (!first.readingId().equals(readingId)) {
            return Decision.refuse(Refusal.conflict(
                    "EARLIER_READING_HELD", Map.of("reading", first.readingId(), "readOn", first.readOn())));
        }
        Register register = new Register(meter, thresholds);
        List<Meter.HeldReading> waiting = register.takeHeld();
        // What waits is history as well: without it a young meter would have nothing to judge the rest by.
        register.learnFrom(waiting.stream()
                .map(held -> new NewReading(1, held.readOn(), held.value()))
                .toList());
        List<Object> events = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        Verdict decided = release ? Verdict.accepted(List.of(Reason.RELEASED)) : Verdict.refused(Reason.REJECTED);
        events.add(apply(register, meter, readingId, first.readOn(), first.value(), decided));
        ended.add(new Ended(1, readingId, first.readOn(), decided.outcome(), decided.reasons()));
        for (int i = 1; i < waiting.size(); i++) {
            Meter.HeldReading held = waiting.get(i);
            Verdict again = register.judge(new NewReading(i + 1, held.readOn(), held.value()), today);
            if (again.outcome() == Verdict.Outcome.HELD && again.reasons().equals(held.reasons())) {
                register.hold(held);
            } else {
                events.add(apply(register, meter, held.readingId(), held.readOn(), held.value(), again));
                ended.add(new Ended(i + 1, held.readingId(), held.readOn(), again.outcome(), again.reasons()));
            }
        }
        return Decision.accept(register.meter(), events).answering(new Answer(meterId, ended));
    }

    private static Object apply(
            Register register, Meter meter, String readingId, LocalDate readOn, BigDecimal value, Verdict verdict) {
        String meterId = meter.meterId();
        return switch (verdict.outcome()) {
            case ACCEPTED ->
                new ReadingAccepted(
                        meterId,
                        meter.siteId(),
                        readingId,
                        readOn,
                        value,
                        register.accept(readOn, value),
                        verdict.reasons());
            case HELD -> {
                register.hold(new Meter.HeldReading(readingId, readOn, value, verdict.reasons()));
                yield new ReadingHeld(meterId, meter.siteId(), readingId, readOn, value, verdict.reasons());
            }
            case REFUSED -> new ReadingRefused(meterId, meter.siteId(), readingId, readOn, value, verdict.reasons());
        };
    }
}
